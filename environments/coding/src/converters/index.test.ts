import { existsSync, readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { GymError } from '@gym/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Task } from '../task.ts'
import { converters } from './index.ts'

const convert = (shape: string, record: Record<string, unknown>) =>
  converters[shape]?.convert(record) ?? expect.fail('no such converter')

/** That a record is refused for one of its fields, in a few words. */
function expectRefusal(shape: string, record: Record<string, unknown>, message: string) {
  try {
    convert(shape, record)
  } catch (error) {
    if (!GymError.is(error)) throw error
    expect(error).toMatchObject({ code: 'row_invalid', details: { field: message.split(' ')[0] } })
    expect(error.message).toContain(message)
    expect(error.message.length).toBeLessThan(300)
    return
  }
  expect.fail('was not refused')
}

const pack = (value: unknown) => deflateSync(JSON.stringify(value)).toString('base64')

function packPickled(value: unknown): string {
  const text = Buffer.from(JSON.stringify(value))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return deflateSync(Buffer.concat([Buffer.from([0x80, 4, 0x58]), length, text, Buffer.from([0x94, 0x2e])])).toString(
    'base64',
  )
}

const mbpp = {
  task_id: 2,
  text: 'Find the shared elements.\r\n',
  code: 'import math\r\ndef shared(a, b):\r\n  return tuple(set(a) & set(b))',
  test_list: ['assert set(shared((3, 4),(4, 5))) == set((4,))', 'assert shared((), ()) == ()'],
  test_setup_code: '',
  challenge_test_list: [],
}

describe('mbpp', () => {
  const reference_solution = mbpp.code
  const statements = mbpp.test_list

  test('reads the full shape: the function that the asserts call, its parameters, and no test', () => {
    expect(convert('mbpp', mbpp)).toEqual({
      question: 'Find the shared elements.\n\nYour function must be called `shared`. It takes 2 parameters.',
      entry_point: 'shared',
      verifier_metadata: { test_code: { code: '', setup: '', statements }, reference_solution },
      source: 'mbpp',
      task_id: '2',
    })
  })

  test('reads the sanitized shape, whose imports come before the tests', () => {
    const { text, test_setup_code: _, ...rest } = mbpp
    const test_imports = ['import math', 'from os import path']
    const task = convert('mbpp', { ...rest, prompt: text, test_imports })
    expect(task.question).toMatch(/^Find the shared elements\./)
    expect(task.verifier_metadata.test_code?.setup).toBe('import math\nfrom os import path\n')
  })

  test('imports for the tests what the solution imports and the tests use', () => {
    const test_list = ['assert math.isclose(shared(1, 2), 3)']
    const { test_code } = convert('mbpp', { ...mbpp, test_list, test_setup_code: 'x = 1' }).verifier_metadata
    expect(test_code?.setup).toBe('import math\nx = 1\n')
  })

  test.each([
    ['def shared(): pass', 'It takes no parameters.'],
    ['def shared(a): pass', 'It takes 1 parameter.'],
    ['def shared(a, b=1): pass', 'It takes 1 to 2 parameters.'],
    ['def shared(a, *b): pass', 'It takes 1 or more parameters.'],
  ])('tells the number of parameters: %s', (code, sentence) => {
    expect(convert('mbpp', { ...mbpp, code }).question).toContain(sentence)
  })

  test.each([
    [{ text: undefined }, 'prompt is missing.'],
    [{ text: '' }, 'text is blank.'],
    [{ text: 'x'.repeat(190_001) }, 'text has 190001 characters, and may have 190000.'],
    [{ code: null }, 'code is missing.'],
    [{ code: 'def shared(a' }, 'code defines "shared" with brackets that do not end.'],
    [{ code: 'def other(): pass' }, 'test_list calls no function that code defines.'],
    [{ code: 'shared = 5' }, 'test_list calls no function that code defines.'],
    [{ test_list: undefined }, 'test_list must be an array, not undefined.'],
    [{ test_list: [] }, 'test_list is empty.'],
    [{ test_list: Array(1001).fill('assert shared()') }, 'test_list has 1001 items, and may have 1000.'],
    [{ test_list: Array(41).fill(' '.repeat(99_990) + 'assert 1') }, 'test_list has 4099918 characters'],
    [{ test_list: ['assert shared()', 5] }, 'test_list[1] must be a text, not a number.'],
    [{ test_list: ['shared(1, 2) # assert'] }, 'test_list[0] asserts nothing.'],
    [{ test_list: ['assert shared()', 'assert "shared()"'] }, 'test_list[1] does not use "shared"'],
    [
      { code: 'class Pair: pass\ndef shared(a): pass', test_list: ['assert shared([Pair(5, 24)]) == 3'] },
      'test_list[0] uses "Pair", which only code defines.',
    ],
    [
      { code: 'class Node: pass\ndef shared(a): pass', test_setup_code: 'root = Node(4)' },
      'test_setup_code uses "Node", which only code defines.',
    ],
    [{ test_imports: 'import math' }, 'test_imports must be an array, not a string.'],
    [
      {
        test_imports: Array(100)
          .fill(0)
          .map((_, index) => `import ${'m'.repeat(9900)}${index}`),
        test_setup_code: 'x'.repeat(500_000),
      },
      'test_setup_code has 1',
    ],
    [{ task_id: {} }, 'task_id must be a text, not an object.'],
  ])('refuses %.60j', (fields, message) => {
    expectRefusal('mbpp', { ...mbpp, ...fields }, message)
  })
})

const stdin = (input: string, output: string) => ({ input, output, testtype: 'stdin' })
const functional = (input: string, output: string) => ({ input, output, testtype: 'functional' })
const program = {
  question_title: 'Sum',
  question_content: 'Add two numbers.',
  platform: 'atcoder',
  question_id: 'abc301_a',
  starter_code: '',
  difficulty: 'medium',
  public_test_cases: JSON.stringify([stdin('1 2\n', '3\n')]),
  private_test_cases: JSON.stringify([stdin('2 2\n', '4\n')]),
  metadata: '{}',
}
const method = {
  ...program,
  platform: 'leetcode',
  starter_code: 'class Solution:\n    def add(self, a: List[int], b: int) -> int:\n        ',
  public_test_cases: JSON.stringify([functional('[1, 2]\n3', '6')]),
  private_test_cases: [functional('[9007199254740993]\n2.0\n', '"x"')],
  metadata: '{"func_name": "add"}',
}

describe('livecodebench', () => {
  test('reads programs: public cases are shown, and all are judged', () => {
    const shown = { stdin: '1 2\n', stdout: '3\n' }
    expect(convert('livecodebench', program)).toEqual({
      question: 'Add two numbers.',
      starter_code: '',
      run_examples: [shown],
      verifier_metadata: { run_cases: [shown, { stdin: '2 2\n', stdout: '4\n' }], checker: { kind: 'words' } },
      source: 'livecodebench',
      task_id: 'abc301_a',
      difficulty: 0.5,
    })
  })

  test('reads methods: each line of the input is an argument', () => {
    const shown = { args: [[1, 2], 3], expected: 6 }
    expect(convert('livecodebench', { ...method, difficulty: 'unheard of' })).toEqual({
      question: 'Add two numbers.',
      starter_code: method.starter_code,
      entry_point: 'add',
      call_examples: [shown],
      verifier_metadata: {
        call_cases: [shown, { args: [[{ $int: '9007199254740993' }], { $float: '2.0' }], expected: 'x' }],
      },
      source: 'livecodebench',
      task_id: 'abc301_a',
    })
  })

  test.each([
    ['an array', (tests: unknown) => tests],
    ['JSON', JSON.stringify],
    ['base64 of zlib of JSON', pack],
    ['base64 of zlib of a pickle of JSON', packPickled],
  ])('reads private cases in %s', (_shape, write) => {
    const task = convert('livecodebench', { ...program, private_test_cases: write([stdin('2 2\n', '4\n')]) })
    expect(task).toEqual(convert('livecodebench', program))
  })

  test('reads metadata that is an object', () => {
    expect(convert('livecodebench', { ...method, metadata: { func_name: 'add' } }).entry_point).toBe('add')
  })

  test.each([
    [{ question_content: undefined }, 'question_content is missing.'],
    [{ starter_code: 5 }, 'starter_code must be a text, not a number.'],
    [{ public_test_cases: undefined }, 'public_test_cases is missing.'],
    [{ public_test_cases: '{}' }, 'public_test_cases is neither JSON nor base64.'],
    [{ public_test_cases: '[{]' }, 'public_test_cases is not JSON: "[{]".'],
    [{ public_test_cases: 5 }, 'public_test_cases must be an array, not a number.'],
    [{ public_test_cases: Array(101).fill(stdin('', '')) }, 'public_test_cases has more than 100 cases.'],
    [{ private_test_cases: ' ' }, 'private_test_cases is blank.'],
    [{ private_test_cases: [] }, 'private_test_cases has no case, and the public ones are known to the model.'],
    [
      { private_test_cases: Array(1000).fill(stdin('', '')) },
      'private_test_cases has, with the public ones, more than',
    ],
    [{ private_test_cases: Array(1001).fill(stdin('', '')) }, 'private_test_cases has 1001 items'],
    [{ private_test_cases: '['.repeat(10_000_000) }, 'private_test_cases is deeper than 10'],
    [{ private_test_cases: `[${'0,'.repeat(1_000_000)}0]` }, 'private_test_cases has more than 100000 values'],
    [{ private_test_cases: 'eJwDAAAAAAE=' }, 'private_test_cases is not JSON: "".'],
    [{ private_test_cases: Buffer.from('x').toString('base64') }, 'private_test_cases is base64 of what zlib cannot'],
    [{ private_test_cases: pack({}) }, 'private_test_cases must be an array, not an object.'],
    [{ private_test_cases: [5] }, 'private_test_cases[0] must be an object, not a number.'],
    [
      { private_test_cases: [stdin('', ''), { input: '' }] },
      'private_test_cases[1].testtype must be a text, not undef',
    ],
    [{ private_test_cases: [{ testtype: 'x'.repeat(900) }] }, 'private_test_cases[0].testtype must be "stdin" or'],
    [
      { private_test_cases: [functional('1', '1')] },
      'private_test_cases[0].testtype is another than that of the first',
    ],
    [{ private_test_cases: [{ ...stdin('', ''), input: 5 }] }, 'private_test_cases[0].input must be a text'],
    [{ private_test_cases: [stdin('', 'x'.repeat(4_000_001))] }, 'private_test_cases[0].output has 4000001 characters'],
    [{ question_id: [] }, 'question_id must be a text, not an array.'],
  ])('refuses a program with %.60j', (fields, message) => {
    expectRefusal('livecodebench', { ...program, ...fields }, message)
  })

  test.each([
    [{ metadata: undefined }, 'metadata is missing.'],
    [{ metadata: 'func_name' }, 'metadata is not JSON: "func_name".'],
    [{ metadata: '[]' }, 'metadata must be an object, not an array.'],
    [{ metadata: '{}' }, 'metadata.func_name is missing.'],
    [{ metadata: { func_name: 'a.b' } }, 'metadata.func_name must be the name of a function, not "a.b".'],
    [{ private_test_cases: [functional('1,', '1')] }, 'private_test_cases[0].input is not JSON: "1,".'],
    [{ private_test_cases: [functional('1\n\n2', '1')] }, 'private_test_cases[0].input is not JSON: "".'],
    [
      { private_test_cases: [functional('1\n'.repeat(101), '1')] },
      'private_test_cases[0].input has more than 100 lines',
    ],
    [{ private_test_cases: [functional('1', '')] }, 'private_test_cases[0].output is not JSON: "".'],
    [{ private_test_cases: [functional('1', '['.repeat(101))] }, 'private_test_cases[0].output is deeper than 100'],
  ])('refuses a method with %.60j', (fields, message) => {
    expectRefusal('livecodebench', { ...method, ...fields }, message)
  })
})

const row = {
  responses_create_params: { input: [{ role: 'user', content: 'Add two numbers.' }] },
  verifier_metadata: { unit_tests: { inputs: ['1 2\n', '2 2\n'], outputs: ['3\n', '4\n'] } },
  hash_id: 'c69268d8',
  dataset: 'taco',
  source: 'codeforces',
}
const withTests = (unit_tests: unknown) => ({ verifier_metadata: { unit_tests } })
const withInput = (input: unknown) => ({ responses_create_params: { input } })

describe('code_gen', () => {
  test('reads programs', () => {
    expect(convert('code_gen', row)).toEqual({
      question: 'Add two numbers.',
      verifier_metadata: {
        run_cases: [
          { stdin: '1 2\n', stdout: '3\n' },
          { stdin: '2 2\n', stdout: '4\n' },
        ],
        checker: { kind: 'words' },
      },
      source: 'taco',
      task_id: 'c69268d8',
    })
  })

  test('reads functions, whose arguments are lines of JSON', () => {
    const unit_tests = { inputs: ['[1]\n"a"'], outputs: ['{"b": null}'], fn_name: 'add' }
    const verifier_metadata = { unit_tests, difficulty: 'hard' }
    expect(convert('code_gen', { responses_create_params: row.responses_create_params, verifier_metadata })).toEqual({
      question: 'Add two numbers.',
      entry_point: 'add',
      verifier_metadata: { call_cases: [{ args: [[1], 'a'], expected: { b: null } }] },
      source: 'code_gen',
      difficulty: 1,
    })
  })

  test('reads tests without a function by the name of null, and packed ones', () => {
    const { inputs, outputs } = row.verifier_metadata.unit_tests
    const task = convert('code_gen', row)
    expect(convert('code_gen', { ...row, ...withTests({ inputs, outputs, fn_name: null }) })).toEqual(task)
    expect(convert('code_gen', { ...row, ...withTests({ packed: pack({ inputs, outputs }) }) })).toEqual(task)
    const packed = pack({ inputs: ['1'], outputs: ['2'] })
    expect(convert('code_gen', { ...row, ...withTests({ packed, fn_name: 'add' }) }).entry_point).toBe('add')
  })

  test('asks what the system and the user say', () => {
    const content = [
      { type: 'input_text', text: 'Add' },
      { type: 'input_text', text: 'them.' },
    ]
    const input = [
      { role: 'system', content: 'You write Python.' },
      { type: 'message', role: 'developer', content: ' ' },
      { role: 'user', content },
    ]
    expect(convert('code_gen', { ...row, ...withInput(input) }).question).toBe('You write Python.\n\nAdd\nthem.')
    expect(convert('code_gen', { ...row, ...withInput('Add.') }).question).toBe('Add.')
  })

  const tests = 'verifier_metadata.unit_tests'
  const input = 'responses_create_params.input'
  test.each([
    [{ responses_create_params: undefined }, 'responses_create_params is missing.'],
    [withInput(undefined), `${input} is missing.`],
    [withInput(' '), `${input} is blank.`],
    [withInput('x'.repeat(200_001)), `${input} has 200001 characters`],
    [withInput([]), `${input} is blank.`],
    [withInput(Array(101).fill(5)), `${input} has 101 items`],
    [withInput([5]), `${input}[0] must be an object, not a number.`],
    [withInput([{ content: 'Add.' }]), `${input}[0].role is missing.`],
    [withInput([{ role: 'assistant', content: 'Hi.' }]), `${input}[0].role must be "system", "developer" or "user"`],
    [withInput([{ type: 'function_call' }]), `${input}[0].type must be "message", not "function_call".`],
    [withInput([{ role: 'user', content: 5 }]), `${input}[0].content must be an array, not a number.`],
    [
      withInput([{ role: 'user', content: [{ type: 'input_image' }] }]),
      `${input}[0].content[0].type must be "input_text", not "input_image".`,
    ],
    [withInput([{ role: 'user', content: [{ type: 'input_text' }] }]), `${input}[0].content[0].text is missing.`],
    [{ verifier_metadata: [] }, 'verifier_metadata must be an object, not an array.'],
    [{ verifier_metadata: {} }, `${tests} is missing.`],
    [withTests({}), `${tests}.inputs must be an array, not undefined.`],
    [withTests({ inputs: [], outputs: [] }), `${tests}.inputs is empty.`],
    [withTests({ inputs: ['1'] }), `${tests}.outputs must be an array, not undefined.`],
    [withTests({ inputs: ['1'], outputs: [] }), `${tests}.outputs has 0 items, and there are 1 inputs.`],
    [withTests({ inputs: Array(1001).fill('') }), `${tests}.inputs has 1001 items`],
    [withTests({ inputs: [['1']], outputs: ['2'] }), `${tests}.inputs[0] must be a text, not an array.`],
    [withTests({ inputs: ['1'], outputs: [null] }), `${tests}.outputs[0] must be a text, not null.`],
    [withTests({ inputs: ['1'], outputs: ['x'], fn_name: 'f' }), `${tests}.outputs[0] is not JSON: "x".`],
    [withTests({ inputs: [[1]], outputs: ['1'], fn_name: 'f' }), `${tests}.inputs[0] must be a text, not an array.`],
    [withTests({ inputs: ['1'], outputs: ['1'], fn_name: '' }), `${tests}.fn_name must be the name of a function`],
    [withTests({ inputs: ['1'], outputs: ['1'], fn_name: 5 }), `${tests}.fn_name must be a text, not a number.`],
    [withTests({ packed: 5 }), `${tests}.packed must be a text, not a number.`],
    [withTests({ packed: '{}' }), `${tests}.packed is neither JSON nor base64.`],
    [withTests({ packed: pack([]) }), `${tests}.packed must be an object, not an array.`],
    [{ hash_id: true }, 'hash_id must be a text, not a boolean.'],
    [{ dataset: 'x'.repeat(101) }, 'dataset has 101 characters'],
  ])('refuses %.60j', (fields, message) => {
    expectRefusal('code_gen', { ...row, ...fields }, message)
  })

  const place = '/work/shared/data/nemo-gym/code_gen.jsonl'
  test.skipIf(!existsSync(place))(`makes a task of each row of ${place}`, () => {
    const lines = readFileSync(place, 'utf8').trimEnd().split('\n')
    const tasks = lines.map((line) => Task.parse(convert('code_gen', JSON.parse(line) as Record<string, unknown>)))
    expect(tasks).toHaveLength(5)
  })
})

describe('converters', () => {
  test('are these', () => {
    expect(Object.keys(converters)).toEqual(['humaneval', 'mbpp', 'livecodebench', 'code_gen'])
  })

  const humaneval = { prompt: 'def f(a):\n', entry_point: 'f', test: 'def check(candidate): pass', task_id: 1 }
  const records = { humaneval, mbpp, livecodebench: program, code_gen: row }
  const hostile = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      '__proto__',
      '[]',
      '{}',
      '"""',
      'def f(',
      '\u0000',
      '[{"testtype":"stdin","input":"","output":""}]',
    ),
    fc.string({ unit: 'binary', maxLength: 50 }),
  )

  test.each([...Object.entries(records), ['livecodebench', method] as const])(
    'of %s makes tasks of the schema or refuses, whatever stands in the fields',
    (shape, record: Record<string, unknown>) => {
      expect(Task.safeParse(convert(shape, record)).error).toBeUndefined()
      const changes = fc.dictionary(fc.constantFrom(...Object.keys(record)), hostile, { minKeys: 1 })
      fc.assert(
        fc.property(changes, (fields) => {
          try {
            expect(Task.safeParse(convert(shape, { ...record, ...fields })).error).toBeUndefined()
          } catch (error) {
            expect(error).toMatchObject({ code: 'row_invalid', details: { field: expect.any(String) as string } })
          }
        }),
        { numRuns: 500 },
      )
    },
  )
})
