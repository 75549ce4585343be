import type { Converter } from '@gym/core'
import { findFunction, withoutStrings } from './python-source.ts'
import { bad, checkFunctionName, idOf, optionalText, quote, type TaskInput, textOf } from './record.ts'

/** Functions to complete, tested by a `check(candidate)`. @see Chen et al., "Evaluating Large Language Models Trained on Code", 2021 */
export const humaneval: Converter<TaskInput> = {
  description:
    'HumanEval and its kin: `task_id`, `prompt` that ends in a function to complete, `entry_point`, `test` that defines `check`, perhaps `canonical_solution`',
  convert(record) {
    const prompt = textOf(record, 'prompt', { max: 200_000 })
    const entryPoint = checkFunctionName(textOf(record, 'entry_point', { max: 200 }), 'entry_point')
    const test = textOf(record, 'test', { max: 1_000_000 })
    const start = findFunction(prompt, entryPoint)
    if (start === undefined) throw bad('prompt', `does not define ${quote(entryPoint)}, the function of entry_point`)
    if (findFunction(test, 'check') === undefined) throw bad('test', 'does not define the function "check"')
    const solution = optionalText(record, 'canonical_solution', { max: 1_000_000 - prompt.length }) ?? ''
    return {
      question: `Complete the Python function \`${entryPoint}\`, as its signature and its docstring ask.`,
      entry_point: entryPoint,
      starter_code: prompt,
      verifier_metadata: {
        test_code: { code: test, setup: withStubBody(prompt, start) },
        ...(solution.trim() !== '' && { reference_solution: prompt + solution }),
      },
      source: 'humaneval',
      ...idOf(record, 'task_id'),
    }
  },
}

/** The prompt as valid Python: its last function, whose parameters begin at `start`, has a body that fails when called. */
function withStubBody(prompt: string, start: number): string {
  return `${prompt.trimEnd()}\n${indentationOf(prompt, start)}raise NotImplementedError\n`
}

/** How the docstring is indented, as the body must be too; four blanks without one. */
function indentationOf(prompt: string, start: number): string {
  const bare = withoutStrings(prompt)
  const header = /:[ \t]*\r?\n/g
  header.lastIndex = endOfBrackets(bare, start)
  const end = header.test(bare) ? header.lastIndex : prompt.length
  return /^(?:[ \t]*\r?\n)*([ \t]+)\S/.exec(prompt.slice(end))?.[1] ?? '    '
}

/** Place of the bracket that closes the parameters. */
function endOfBrackets(bare: string, start: number): number {
  let depth = 1
  for (let at = start; at < bare.length; at++) {
    if ('([{'.includes(bare[at] as string)) depth++
    if (')]}'.includes(bare[at] as string)) depth--
    if (depth === 0) return at
  }
  return bare.length
}
