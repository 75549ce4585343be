import type { Converter } from '@gym/core'
import {
  calledNames,
  definedFunctions,
  definedNames,
  importsOf,
  parametersOf,
  type PythonFunction,
  usedNames,
} from './python-source.ts'
import {
  bad,
  checkText,
  checkTexts,
  type DatasetRecord,
  idOf,
  optionalText,
  quote,
  type TaskInput,
  textOf,
} from './record.ts'

/** Most characters of all statements of a task together. */
const maxStatements = 4_000_000

/** Short functions to write, tested by statements that call them. @see Austin et al., "Program Synthesis with Large Language Models", 2021 */
export const mbpp: Converter<TaskInput> = {
  description:
    'MBPP, full or sanitized: `task_id`, `text` or `prompt`, `code`, `test_list` of asserts, perhaps `test_setup_code` or `test_imports`',
  convert(record) {
    const text = optionalText(record, 'text', { max: 190_000 }) ?? textOf(record, 'prompt', { max: 190_000 })
    if (text.trim() === '') throw bad('text', 'is blank')
    const code = textOf(record, 'code', { max: 1_000_000 })
    const statements = statementsOf(record)
    const setup = setupOf(record, importsFor(statements, code))
    const entryPoint = entryPointOf(code, statements, setup)
    const parameters = parametersOf(code, entryPoint)
    if (!parameters) throw bad('code', `defines ${quote(entryPoint)} with brackets that do not end`)
    return {
      question: `${text.trim()}\n\nYour function must be called \`${entryPoint}\`. It takes ${countOf(parameters)}.`,
      entry_point: entryPoint,
      verifier_metadata: { test_code: { code: '', setup, statements }, reference_solution: code },
      source: 'mbpp',
      ...idOf(record, 'task_id'),
    }
  },
}

function statementsOf(record: DatasetRecord): string[] {
  const statements = checkTexts(record['test_list'], 'test_list', { max: 100_000, maxItems: 1000 })
  if (statements.length === 0) throw bad('test_list', 'is empty')
  const length = statements.reduce((sum, statement) => sum + statement.length, 0)
  if (length > maxStatements) throw bad('test_list', `has ${length} characters, and may have ${maxStatements}`)
  const idle = statements.findIndex((statement) => !usedNames(statement).includes('assert'))
  if (idle >= 0) throw bad(`test_list[${idle}]`, 'asserts nothing')
  return statements
}

/** What the solution imports and the tests use too: they ran in one namespace. */
function importsFor(statements: readonly string[], code: string): string[] {
  const used = new Set(statements.flatMap(usedNames))
  return importsOf(code).flatMap(({ line, names }) => (names.some((name) => used.has(name)) ? line : []))
}

function setupOf(record: DatasetRecord, needed: readonly string[]): string {
  const imports = checkTexts(record['test_imports'] ?? [], 'test_imports', { max: 10_000, maxItems: 100 })
  const code = optionalText(record, 'test_setup_code', { max: 500_000 }) ?? ''
  const parts = [...new Set([...needed, ...imports]), code].filter((part) => part.trim() !== '')
  const setup = parts.map((part) => `${part.trimEnd()}\n`).join('')
  return checkText(setup, 'test_setup_code', 1_000_000)
}

/** The first function of the solution that the tests call, which must be all that they need of it. */
function entryPointOf(code: string, statements: readonly string[], setup: string): string {
  const inCode = definedNames(code)
  const inSetup = definedNames(setup)
  const isOfSolution = (name: string) => inCode.has(name) && !inSetup.has(name)
  const functions = definedFunctions(code)
  const entryPoint = statements.flatMap(calledNames).find((name) => functions.has(name) && !inSetup.has(name))
  if (entryPoint === undefined) throw bad('test_list', 'calls no function that code defines')
  if (entryPoint.length > 200) throw bad('test_list', 'calls a function whose name has more than 200 characters')
  const parts = statements.map((statement, index) => ({ field: `test_list[${index}]`, names: usedNames(statement) }))
  const other = parts.find(({ names }) => !names.includes(entryPoint))
  if (other) throw bad(other.field, `does not use ${quote(entryPoint)}, the function that the tests before it call`)
  // A submission has no such thing, and is not told of it.
  for (const { field, names } of [{ field: 'test_setup_code', names: usedNames(setup) }, ...parts]) {
    const missing = names.find((name) => name !== entryPoint && isOfSolution(name))
    if (missing !== undefined) throw bad(field, `uses ${quote(missing)}, which only code defines`)
  }
  return entryPoint
}

function countOf({ required, total }: PythonFunction): string {
  if (total === Infinity) return `${required} or more parameters`
  if (total === 0) return 'no parameters'
  return `${required === total ? '' : `${required} to `}${total} parameter${total === 1 ? '' : 's'}`
}
