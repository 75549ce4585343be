import { expect, test } from 'vitest'
import { Task } from '../task.ts'
import type { Judgement } from './judgement.ts'
import { rememberJudgements } from './remember.ts'

const task = (args: number[]) =>
  Task.parse({ question: 'q', entry_point: 'f', verifier_metadata: { call_cases: [{ args, expected: 1 }] } })
const judgement = (wallMs: number): Judgement => ({
  status: 'passed',
  message: '',
  testsTotal: 1,
  testsRun: 1,
  testsPassed: 1,
  wallMs,
})

test('answers the same question alike, asked again or at once, and others anew (SES-8)', async () => {
  const remembered = rememberJudgements()
  let count = 0
  const work = async () => judgement((count += 1))
  const ask = async (of: Task, code: string, how = 'all') => (await remembered.judge(of, code, how, work)).wallMs
  expect(await Promise.all([ask(task([1]), 'a'), ask(task([1]), 'a')])).toEqual([1, 1])
  expect(await ask(task([1]), 'a')).toBe(1)
  expect(await ask(task([1]), 'b')).toBe(2)
  expect(await ask(task([2]), 'a')).toBe(3)
  expect(await ask(task([1]), 'a', 'share')).toBe(4)
})

test('tries again what failed', async () => {
  const remembered = rememberJudgements()
  const fail = async () => {
    throw new Error('no sandbox')
  }
  await expect(remembered.judge(task([1]), 'a', 'all', fail)).rejects.toThrow('no sandbox')
  expect(await remembered.judge(task([1]), 'a', 'all', async () => judgement(5))).toMatchObject({ wallMs: 5 })
})
