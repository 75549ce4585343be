import type { Converter } from '@gym/core'
import { parseJson } from './json-text.ts'
import { maxUnpacked, unpackText } from './packed-text.ts'
import {
  bad,
  checkArray,
  checkFunctionName,
  checkObject,
  checkText,
  type DatasetRecord,
  difficultyOf,
  idOf,
  optionalText,
  quote,
  type TaskInput,
  textOf,
} from './record.ts'
import { maxCases, type TestPair, toCallCase, toRunCase } from './test-pairs.ts'

const maxExamples = 100

/** Contest problems: programs that read and write, or methods of a class `Solution`. @see Jain et al., "LiveCodeBench: Holistic and Contamination Free Evaluation of Large Language Models for Code", 2024 */
export const livecodebench: Converter<TaskInput> = {
  description:
    'LiveCodeBench: `question_content`, `public_test_cases`, `private_test_cases` (JSON, or base64 of zlib of it, pickled or not), perhaps `starter_code`, `metadata` with `func_name`, `difficulty`, `question_id`',
  convert(record) {
    const shown = testsOf(record, 'public_test_cases')
    const hidden = testsOf(record, 'private_test_cases')
    if (shown.length > maxExamples) throw bad('public_test_cases', `has more than ${maxExamples} cases`)
    if (hidden.length === 0) throw bad('private_test_cases', 'has no case, and the public ones are known to the model')
    if (shown.length + hidden.length > maxCases)
      throw bad('private_test_cases', `has, with the public ones, more than ${maxCases} cases`)
    return {
      question: textOf(record, 'question_content', { max: 200_000 }),
      starter_code: optionalText(record, 'starter_code', { max: 200_000 }) ?? '',
      ...judgedBy(record, shown, hidden),
      source: 'livecodebench',
      ...idOf(record, 'question_id'),
      ...difficultyOf(record['difficulty']),
    }
  },
}

interface Test extends TestPair {
  type: 'stdin' | 'functional'
}

function judgedBy(record: DatasetRecord, shown: readonly Test[], hidden: readonly Test[]) {
  const all = [...shown, ...hidden]
  const isFunctional = all[0]?.type === 'functional'
  const other = all.find(({ type }) => (type === 'functional') !== isFunctional)
  if (other) throw bad(other.fields.input.replace(/input$/, 'testtype'), 'is another than that of the first case')
  if (!isFunctional) {
    return {
      run_examples: shown.map(toRunCase),
      verifier_metadata: { run_cases: all.map(toRunCase), checker: { kind: 'words' as const } },
    }
  }
  return {
    entry_point: functionNameOf(record),
    call_examples: shown.map(toCallCase),
    verifier_metadata: { call_cases: all.map(toCallCase) },
  }
}

function functionNameOf(record: DatasetRecord): string {
  const written = record['metadata']
  const metadata =
    typeof written === 'string'
      ? parseJson(checkText(written, 'metadata', 1_000_000), 'metadata', { depth: 20, values: 10_000 })
      : written
  const name = textOf(checkObject(metadata, 'metadata'), 'func_name', { field: 'metadata.func_name', max: 200 })
  return checkFunctionName(name, 'metadata.func_name')
}

function testsOf(record: DatasetRecord, field: string): Test[] {
  return checkArray(parsedTests(record, field), field, maxCases).map((item, index) => {
    const place = `${field}[${index}]`
    const { input, output, testtype } = checkObject(item, place)
    const type = checkText(testtype, `${place}.testtype`, 1000)
    if (type !== 'stdin' && type !== 'functional')
      throw bad(`${place}.testtype`, `must be "stdin" or "functional", not ${quote(type)}`)
    return { type, input, output, fields: { input: `${place}.input`, output: `${place}.output` } }
  })
}

function parsedTests(record: DatasetRecord, field: string): unknown {
  const written = record[field]
  if (written === undefined || written === null) throw bad(field, 'is missing')
  if (typeof written !== 'string') return written
  if (written.trim() === '') throw bad(field, 'is blank')
  const text = /^\s*\[/.test(written) ? checkText(written, field, maxUnpacked) : unpackText(written, field)
  return parseJson(text, field, { depth: 10, values: 100_000 })
}
