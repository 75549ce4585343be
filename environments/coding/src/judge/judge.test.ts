import { createSandbox } from '@gym/sandbox'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import { attemptAt, attempts } from '../policies/hostile-code.ts'
import { type CallCase, Task } from '../task.ts'
import { describeWithSandbox } from '../with-sandbox.test-kit.ts'
import { judge } from './judge.ts'

type TaskInput = Partial<z.input<typeof Task>>

const double: TaskInput = {
  entry_point: 'double',
  verifier_metadata: { call_cases: [1, 2, 3].map((n) => ({ args: [n], expected: 2 * n })) },
}
const tested: TaskInput = {
  entry_point: 'double',
  starter_code: 'def helper(n):\n    return n * 2\n\ndef double(n):\n    """Twice n."""\n',
  verifier_metadata: {
    test_code: {
      setup: 'def helper(n):\n    return n * 2\n',
      code: 'def check(candidate):\n    for n in range(4):\n        assert candidate(n) == helper(n)\n    assert double(5) == 10',
    },
  },
}
const statements: TaskInput = {
  entry_point: 'double',
  verifier_metadata: { test_code: { code: '', statements: ['assert double(1) == 2', 'assert double(2) == 4'] } },
}
const echo: TaskInput = {
  verifier_metadata: { run_cases: ['a b', 'c'].map((text) => ({ stdin: `${text}\n`, stdout: `${text}!\n` })) },
}
const good = 'def double(n):\n    return 2 * n'

describeWithSandbox('judge', (sandbox) => {
  const run = async (task: TaskInput, code: string, runsAll = false) =>
    await judge(Task.parse({ question: 'q', ...task }), code, {
      sandbox: await sandbox(),
      key: 'test',
      signal: AbortSignal.timeout(100_000),
      runsAll,
    })
  const js = (task: TaskInput): TaskInput => ({ ...task, language: 'javascript' })
  const ts = (task: TaskInput): TaskInput => ({ ...task, language: 'typescript' })

  test.each<[string, TaskInput, string]>([
    ['a function', double, good],
    ['a method of class Solution', double, 'class Solution:\n    def double(self, n):\n        return 2 * n'],
    ['a lambda', double, 'double = lambda n: 2 * n'],
    ['a function with a main', double, `${good}\nif __name__ == "__main__":\n    raise SystemExit(1)`],
    ['a function that prints', double, 'def double(n):\n    print("x" * 1000)\n    return 2 * n'],
    ['a function under test code', tested, good],
    ['a completion', tested, '    return helper(n)'],
    ['a function under statements', statements, good],
    ['a program', echo, 'print(input() + "!")'],
    ['a JavaScript function', js(double), 'function double(n) { return 2 * n }'],
    ['an arrow function', js(double), 'const double = (n) => 2 * n'],
    ['an exported function', js(double), 'export function double(n) { return 2 * n }'],
    ['a module.exports', js(double), 'module.exports = { double: (n) => 2 * n }'],
    ['an asynchronous function', js(double), 'async function double(n) { return 2 * n }'],
    ['a TypeScript function', ts(double), 'function double(n: number): number { return 2 * n }'],
    [
      'an exported TypeScript function',
      ts(double),
      'enum A { x = 2 }\nexport const double = (n: number): number => A.x * n',
    ],
    ['a JavaScript program', js(echo), "console.log(require('fs').readFileSync(0, 'utf8').trim() + '!')"],
    [
      'a TypeScript program',
      ts(echo),
      "import { readFileSync } from 'node:fs'\nconsole.log(readFileSync(0, 'utf8').trim() + '!' as string)",
    ],
  ])('passes %s', async (_, task, code) => {
    expect(await run(task, code)).toMatchObject({ status: 'passed', message: 'all tests passed' })
  })

  test.each<[string, TaskInput, string, string]>([
    ['another value', double, 'def double(n):\n    return n', 'wrong_answer'],
    ['another type', double, 'def double(n):\n    return str(2 * n)', 'wrong_answer'],
    ['no plain value', double, 'def double(n):\n    return object()', 'runtime_error'],
    ['an error', double, 'def double(n):\n    raise ValueError(n)', 'runtime_error'],
    ['a name that is not there', double, 'def twice(n):\n    return 2 * n', 'function_missing'],
    ['a syntax error', double, 'def double(n) return', 'syntax_error'],
    ['an error while it is loaded', double, 'raise ValueError\ndef double(n): return 2 * n', 'runtime_error'],
    ['an exit while it is loaded', double, 'import sys\nsys.exit(0)', 'runtime_error'],
    ['an exit in a call', double, 'import os\ndef double(n):\n    os._exit(0)', 'runtime_error'],
    ['no end', double, 'def double(n):\n    while True: pass', 'timeout'],
    ['no end while it is loaded', double, 'while True: pass', 'timeout'],
    ['too much memory', double, 'def double(n):\n    return len("x" * 10**10)', 'runtime_error'],
    ['a wrong value under test code', tested, 'def double(n):\n    return n', 'wrong_answer'],
    ['an error under test code', tested, 'def double(n):\n    return 1 / 0', 'runtime_error'],
    ['an exit under test code', tested, 'import os\ndef double(n):\n    os._exit(0)', 'runtime_error'],
    [
      'a helper of its own under test code',
      tested,
      'def helper(n):\n    return 0\ndef double(n):\n    return 0',
      'wrong_answer',
    ],
    ['another value under statements', statements, 'def double(n):\n    return 2', 'wrong_answer'],
    ['another text', echo, 'print(input())', 'wrong_answer'],
    ['a failing program', echo, 'print(input() + "!")\nraise ValueError', 'runtime_error'],
    ['a program with a syntax error', echo, 'print(', 'syntax_error'],
    ['a program without end', echo, 'print(input() + "!", flush=True)\nwhile True: pass', 'timeout'],
    ['a program that writes without end', echo, 'while True: print("x" * 1000)', 'output_limit'],
    ['a JavaScript error', js(double), 'function double(n) { throw new RangeError("x") }', 'runtime_error'],
    ['a JavaScript syntax error', js(double), 'function double(n) { return', 'syntax_error'],
    ['a TypeScript syntax error', ts(double), 'function double(n: ) { return 2 }', 'syntax_error'],
    ['a missing JavaScript function', js(double), 'const twice = 2', 'function_missing'],
    ['a JavaScript program with a syntax error', js(echo), 'console.log(', 'syntax_error'],
  ])('does not pass %s', async (_, task, code, status) => {
    const limits = { time_limit_s: 1 }
    const short = { ...task, verifier_metadata: { ...task.verifier_metadata, limits } } as TaskInput
    expect(await run(short, code)).toMatchObject({ status })
  })

  test('takes an error that is expected, and no other', async () => {
    const task: TaskInput = {
      entry_point: 'f',
      verifier_metadata: { call_cases: [{ args: [], raises: 'LookupError' }] },
    }
    expect(await run(task, 'def f():\n    return {}["x"]')).toMatchObject({ status: 'passed' })
    expect(await run(task, 'def f():\n    return 1 / 0')).toMatchObject({ status: 'runtime_error' })
    expect(await run(task, 'def f():\n    return None')).toMatchObject({ status: 'wrong_answer' })
  })

  test('stops at the first test that is not passed, or runs all', async () => {
    const code = 'def double(n):\n    return 2 * n if n > 1 else 0'
    expect(await run(double, code)).toMatchObject({ testsTotal: 3, testsRun: 1, testsPassed: 0 })
    expect(await run(double, code, true)).toMatchObject({ testsTotal: 3, testsRun: 3, testsPassed: 2 })
    expect(await run(statements, 'def double(n):\n    return 4', true)).toMatchObject({ testsRun: 2, testsPassed: 1 })
  })

  test('carries every plain value there and back', async () => {
    const values: z.input<typeof CallCase>['args'] = [
      null,
      true,
      0,
      -5,
      1.5,
      'é\u0000\n"',
      [],
      [[1], { a: [null] }],
      { $tuple: [1, { $tuple: [] }] },
      { $set: [1, 2] },
      { $dict: [[{ $tuple: [1, 2] }, 'x']] },
      { $int: '123456789012345678901234567890' },
      { $float: 'inf' },
      { $bytes: 'aGk=' },
    ]
    const task: TaskInput = {
      entry_point: 'same',
      verifier_metadata: { call_cases: values.map((value) => ({ args: [value], expected: value })) },
    }
    expect(await run(task, 'def same(value):\n    return value', true)).toMatchObject({ testsPassed: values.length })
  })

  test('is a failure where the task itself cannot be tested', async () => {
    const broken = (code: string): TaskInput => ({ entry_point: 'f', verifier_metadata: { test_code: { code } } })
    await expect(run(broken('raise ValueError'), 'def f(): pass')).rejects.toMatchObject({ code: 'verify_failed' })
    await expect(run(broken('x = 1'), 'def f(): pass')).rejects.toMatchObject({ code: 'verify_failed' })
    await expect(run(broken('def check(candidate):\n    candidate(object())'), 'def f(x): pass')).rejects.toMatchObject(
      { code: 'verify_failed' },
    )
  })

  test.each(Object.entries({ calls: double, 'test code': tested, statements, runs: echo }))(
    'reaches no verdict on %s when it is given up, or its sandbox is closed',
    async (_, task) => {
      const endless = 'import time\ntime.sleep(60)'
      const parsed = Task.parse({ question: 'q', ...task })
      const context = { sandbox: await sandbox(), key: 'test', runsAll: false }
      await expect(judge(parsed, endless, { ...context, signal: AbortSignal.timeout(1000) })).rejects.toThrow()
      const closing = await createSandbox({ concurrency: 2 })
      const judged = judge(parsed, endless, { ...context, sandbox: closing, signal: AbortSignal.timeout(100_000) })
      // By then the one that was asked for first runs as well.
      await closing.run({ language: 'python', code: '' })
      await closing.close()
      await expect(judged).rejects.toMatchObject({ code: 'verify_failed' })
    },
  )

  const shapes = { calls: double, 'test code': tested, statements, runs: echo } as const
  const everyAttempt = Object.entries(attempts).flatMap(([name, attempt]) =>
    Object.entries(shapes).map(([shape, task]) => ({ name, attempt, shape, task })),
  )
  test.each(everyAttempt)('$name gains nothing from $shape (VER-9)', async ({ attempt, task }) => {
    for (const language of task.verifier_metadata?.test_code
      ? (['python'] as const)
      : (['python', 'javascript', 'typescript'] as const)) {
      const hostile = { ...task, language }
      const { status } = await run(hostile, attemptAt(Task.parse({ question: 'q', ...hostile }), attempt))
      expect({ language, status }).not.toEqual({ language, status: 'passed' })
    }
  })
})
