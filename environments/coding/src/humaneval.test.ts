import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { converters } from './converters/index.ts'
import { judge } from './judge/judge.ts'
import { Task } from './task.ts'
import { describeWithSandbox } from './with-sandbox.test-kit.ts'

/** The published problems, beside the repository; their licence is MIT, and they are not part of it. */
const file = new URL('../../../../shared/data/humaneval/HumanEval.jsonl.gz', import.meta.url)

const isHere = existsSync(file)
const readRecords = () =>
  gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { prompt: string; task_id: string })

describeWithSandbox(
  `HumanEval${isHere ? '' : ': skipped, for shared/data/humaneval is not beside the repository'}`,
  (sandbox) => {
    const statuses = async (write: (task: Task, prompt: string) => string) => {
      const shared = await sandbox()
      const judged = await Promise.all(
        readRecords().map(async (record) => {
          const task = Task.parse(converters['humaneval']?.convert(record))
          const context = { sandbox: shared, key: record.task_id, signal: AbortSignal.timeout(100_000), runsAll: false }
          return [record.task_id, (await judge(task, write(task, record.prompt), context)).status] as const
        }),
      )
      return {
        passed: judged.filter(([, status]) => status === 'passed').map(([id]) => id),
        other: judged.filter(([, status]) => status !== 'passed').map(([id]) => id),
      }
    }

    test.skipIf(!isHere)('all 164 reference solutions pass', async () => {
      const { passed, other } = await statuses((task) => task.verifier_metadata.reference_solution ?? '')
      expect({ passed: passed.length, other }).toEqual({ passed: 164, other: [] })
    })

    test.skipIf(!isHere).each([
      ['an empty body', '    pass'],
      ['a body that returns None', '    return None'],
      ['a body that exits with 0', '    import os\n    os._exit(0)'],
    ])('none of 164 passes with %s', async (_, body) => {
      const { passed } = await statuses((_task, prompt) => `${prompt}${body}\n`)
      expect(passed).toEqual([])
    })
  },
)
