import { expect, test } from 'vitest'
import { judge } from './judge/judge.ts'
import { problems } from './problems.ts'
import { Task } from './task.ts'
import { describeWithSandbox } from './with-sandbox.test-kit.ts'

/** Of each problem's wrong solutions; `pnpm test:every-wrong-solution` takes them all, which is several minutes of starting runtimes. */
const tried = process.env['GYM_EVERY_WRONG_SOLUTION'] ? Infinity : 3

describeWithSandbox('every problem', (sandbox) => {
  test.each(problems().map((problem) => ({ name: problem.name, problem })))(
    '$name is passed by its reference, and by nothing that is wrong',
    async ({ problem: { task: input, wrong } }) => {
      const task = Task.parse(input)
      const run = async (code: string, runsAll: boolean) => {
        const context = { sandbox: await sandbox(), key: 'test', signal: AbortSignal.timeout(100_000), runsAll }
        return await judge(task, code, context)
      }
      expect(await run(task.verifier_metadata.reference_solution ?? '', true)).toMatchObject({ status: 'passed' })
      const others = [
        ...[...wrong].slice(0, tried),
        ...(task.is_repair ? [['starter', task.starter_code] as const] : []),
      ]
      for (const [file, code] of others)
        expect({ file, status: (await run(code, false)).status }).not.toEqual({ file, status: 'passed' })
    },
  )
})
