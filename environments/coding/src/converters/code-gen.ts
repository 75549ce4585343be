import type { Converter } from '@gym/core'
import { parseJson } from './json-text.ts'
import { unpackText } from './packed-text.ts'
import {
  bad,
  checkArray,
  checkFunctionName,
  checkObject,
  checkText,
  type DatasetRecord,
  difficultyOf,
  idOf,
  nameOfKind,
  optionalText,
  quote,
  type TaskInput,
  textOf,
} from './record.ts'
import { maxCases, type TestPair, toCallCase, toRunCase } from './test-pairs.ts'

const unitTests = 'verifier_metadata.unit_tests'
const inputField = 'responses_create_params.input'
const maxQuestion = 200_000

/** Rows of NeMo Gym's `code_gen` environment: programs that read and write, or a function where there is `fn_name`. @see https://github.com/NVIDIA-NeMo/Gym/tree/main/resources_servers/code_gen */
export const codeGen: Converter<TaskInput> = {
  description:
    'NeMo Gym code_gen: `responses_create_params.input`, and `verifier_metadata.unit_tests` with `inputs`, `outputs` and perhaps `fn_name`',
  convert(record) {
    const metadata = checkObject(record['verifier_metadata'], 'verifier_metadata')
    const tests = checkObject(metadata['unit_tests'], unitTests)
    const functionName = optionalText(tests, 'fn_name', { field: `${unitTests}.fn_name`, max: 200 })
    const pairs = pairsOf(tests)
    return {
      question: questionOf(record),
      ...(functionName === undefined
        ? { verifier_metadata: { run_cases: pairs.map(toRunCase), checker: { kind: 'words' as const } } }
        : {
            entry_point: checkFunctionName(functionName, `${unitTests}.fn_name`),
            verifier_metadata: { call_cases: pairs.map(toCallCase) },
          }),
      source: optionalText(record, 'dataset', { max: 100 }) ?? 'code_gen',
      ...idOf(record, 'hash_id'),
      ...difficultyOf(metadata['difficulty'] ?? record['difficulty']),
    }
  },
}

/** What the system, the developer and the user say, one after another: whatever else was said belongs to no question. */
function questionOf(record: DatasetRecord): string {
  const { input } = checkObject(record['responses_create_params'], 'responses_create_params')
  if (input === undefined) throw bad(inputField, 'is missing')
  const messages = typeof input === 'string' ? [input] : checkArray(input, inputField, 100).map(messageText)
  const question = messages.filter((text) => text.trim() !== '').join('\n\n')
  if (question === '') throw bad(inputField, 'is blank')
  return checkText(question, inputField, maxQuestion)
}

function messageText(item: unknown, index: number): string {
  const field = `${inputField}[${index}]`
  const message = checkObject(item, field)
  const type = message['type'] ?? 'message'
  if (type !== 'message') throw bad(`${field}.type`, `must be "message", not ${shown(type)}`)
  const role = textOf(message, 'role', { field: `${field}.role`, max: 1000 })
  if (!['system', 'developer', 'user'].includes(role))
    throw bad(`${field}.role`, `must be "system", "developer" or "user", not ${quote(role)}`)
  const { content } = message
  if (typeof content === 'string') return checkText(content, `${field}.content`, maxQuestion)
  return checkArray(content, `${field}.content`, 100)
    .map((part, place) => partText(part, `${field}.content[${place}]`))
    .join('\n')
}

function partText(item: unknown, field: string): string {
  const part = checkObject(item, field)
  if (part['type'] !== 'input_text') throw bad(`${field}.type`, `must be "input_text", not ${shown(part['type'])}`)
  return textOf(part, 'text', { field: `${field}.text`, max: maxQuestion })
}

const shown = (value: unknown) => (typeof value === 'string' ? quote(value) : nameOfKind(value))

function pairsOf(tests: DatasetRecord): TestPair[] {
  const { inputs: writtenInputs, outputs: writtenOutputs } = unpacked(tests)
  const [inputs, outputs] = [
    checkArray(writtenInputs, `${unitTests}.inputs`, maxCases),
    checkArray(writtenOutputs, `${unitTests}.outputs`, maxCases),
  ]
  if (inputs.length === 0) throw bad(`${unitTests}.inputs`, 'is empty')
  if (inputs.length !== outputs.length)
    throw bad(`${unitTests}.outputs`, `has ${outputs.length} items, and there are ${inputs.length} inputs`)
  return inputs.map((input, index) => ({
    input,
    output: outputs[index],
    fields: { input: `${unitTests}.inputs[${index}]`, output: `${unitTests}.outputs[${index}]` },
  }))
}

/** LiveCodeBench's tests stand in such rows as base64 of zlib of their JSON. */
function unpacked(tests: DatasetRecord): DatasetRecord {
  const field = `${unitTests}.packed`
  const { packed } = tests
  if (packed === undefined) return tests
  if (typeof packed !== 'string') throw bad(field, `must be a text, not ${nameOfKind(packed)}`)
  return checkObject(parseJson(unpackText(packed, field), field, { depth: 10, values: 100_000 }), field)
}
