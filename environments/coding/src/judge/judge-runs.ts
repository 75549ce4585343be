import type { RunCase, Task } from '../task.ts'
import { isExpectedText } from './compare-texts.ts'
import { assertRan, type JudgeContext, limitsOf } from './judge-context.ts'
import { type Judgement, type Status, statusOf } from './judgement.ts'
import { asProgram } from './submission.ts'

/** Judges a program by what it writes for what it reads; each case is a process of its own. */
export async function judgeRuns(
  task: Task,
  code: string,
  cases: readonly RunCase[],
  { sandbox, key, signal, runsAll }: JudgeContext,
): Promise<Judgement> {
  const { checker = { kind: 'equal' } } = task.verifier_metadata
  const program = asProgram(task, code)
  const judgement: Judgement = {
    status: 'passed',
    message: 'all tests passed',
    testsTotal: cases.length,
    testsRun: 0,
    testsPassed: 0,
    wallMs: 0,
  }
  for (const { stdin, stdout } of cases) {
    const result = await sandbox.run({ ...program, stdin }, { limits: limitsOf(task), key, signal })
    assertRan(result)
    judgement.testsRun += 1
    judgement.wallMs += result.wallMs
    const found: [Status, string] =
      result.ending !== 'ok'
        ? [isSyntax(result.stderr, task.language) ? 'syntax_error' : statusOf(result.ending), result.reason]
        : isExpectedText(stdout, result.stdout, checker)
          ? ['passed', '']
          : ['wrong_answer', 'it wrote something else than expected']
    if (found[0] === 'passed') judgement.testsPassed += 1
    else if (judgement.status === 'passed') {
      judgement.status = found[0]
      judgement.message = `test ${judgement.testsRun}: ${found[1]}`
    }
    if (found[0] === 'syntax_error' || (found[0] !== 'passed' && !runsAll)) break
  }
  return judgement
}

/** Whether a program was not even begun, as its runtime says at the end. */
const isSyntax = (stderr: string, language: Task['language']): boolean =>
  language === 'python'
    ? /^(?:SyntaxError|IndentationError|TabError): .*\s*$/m.test(stderr.trim().split('\n').at(-1) ?? '') &&
      !/^Traceback/m.test(stderr)
    : /^SyntaxError\b/m.test(stderr) && /^(?:file:\/\/)?\/program\/main\.[jt]s:\d+/.test(stderr.trim())
