import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Task } from '../task.ts'
import { humaneval } from './humaneval.ts'

const record = {
  task_id: 'HumanEval/32',
  prompt: 'import math\n\n\ndef poly(xs, x):\n    return sum(xs)\n\n\ndef find_zero(xs: list):\n    """ Find it. """\n',
  entry_point: 'find_zero',
  canonical_solution: '    return 0\n',
  test: 'def check(candidate):\n    assert poly([1], candidate([1])) == 0\n',
}

const python = 'python3'
const hasPython = spawnSync(python, ['--version']).status === 0
const place = '/work/shared/data/humaneval/HumanEval.jsonl.gz'

/** What Python says of sources that it compiles and never runs. */
function compileErrors(sources: readonly string[]): string[] {
  const program = [
    'import json, sys',
    'errors = []',
    'for index, source in enumerate(json.load(sys.stdin)):',
    '    try: compile(source, "setup", "exec")',
    '    except SyntaxError as error: errors.append(f"{index}: {error}")',
    'print(json.dumps(errors))',
  ].join('\n')
  const input = JSON.stringify(sources)
  return JSON.parse(execFileSync(python, ['-c', program], { input, encoding: 'utf8' })) as string[]
}

describe('humaneval', () => {
  test('makes a function to complete, with the definitions of the prompt for its tests', () => {
    expect(humaneval.convert(record)).toEqual({
      question: 'Complete the Python function `find_zero`, as its signature and its docstring ask.',
      entry_point: 'find_zero',
      starter_code: record.prompt,
      verifier_metadata: {
        test_code: { code: record.test, setup: `${record.prompt}    raise NotImplementedError\n` },
        reference_solution: record.prompt + record.canonical_solution,
      },
      source: 'humaneval',
      task_id: 'HumanEval/32',
    })
  })

  test('does without a solution and without an id', () => {
    const { canonical_solution: _, task_id: __, ...rest } = record
    const task = humaneval.convert(rest)
    expect(task.verifier_metadata.reference_solution).toBeUndefined()
    expect(task).not.toHaveProperty('task_id')
  })

  test.each([
    ['tabs', 'def f(a):\n\t"""Doc."""\n', '\traise'],
    ['two blanks', 'def f(a):\r\n\r\n  """Doc."""\r\n', '  raise'],
    [
      'a signature over lines, with types',
      'def f(\n   a: "x:\\n",\n) -> dict[str, int]:  # so:\n  """Doc."""',
      '  raise',
    ],
    ['no docstring', 'def f(a):\n', '    raise'],
    ['no line after the signature', 'def f(a):', '    raise'],
  ])('keeps the indentation: %s', (_what, prompt, line) => {
    const { test_code } = humaneval.convert({ ...record, prompt, entry_point: 'f' }).verifier_metadata
    expect(test_code?.setup?.split('\n').at(-2)).toBe(`${line} NotImplementedError`)
  })

  test.each([
    [{ prompt: undefined }, 'prompt is missing.'],
    [{ prompt: 5 }, 'prompt must be a text, not a number.'],
    [{ prompt: ' \n' }, 'prompt is blank.'],
    [{ prompt: 'x'.repeat(200_001) }, 'prompt has 200001 characters, and may have 200000.'],
    [{ prompt: 'x = 1' }, 'prompt does not define "find_zero", the function of entry_point.'],
    [{ entry_point: 'a b' }, 'entry_point must be the name of a function, not "a b".'],
    [{ entry_point: undefined }, 'entry_point is missing.'],
    [{ test: undefined }, 'test is missing.'],
    [{ test: 'assert True' }, 'test does not define the function "check".'],
    [{ test: `def check(candidate): ${' '.repeat(1_000_000)}` }, 'test has 1000022 characters'],
    [{ canonical_solution: [] }, 'canonical_solution must be a text, not an array.'],
    [{ canonical_solution: ' '.repeat(1_000_000) }, 'canonical_solution has 1000000 characters'],
    [{ task_id: 1.5 }, 'task_id must be a text, not a number.'],
    [{ task_id: 'x'.repeat(201) }, 'task_id has 201 characters'],
  ])('refuses %.60j', (fields, message) => {
    const [field] = Object.keys(fields)
    expect(() => humaneval.convert({ ...record, ...fields })).toThrow(
      expect.objectContaining({
        code: 'row_invalid',
        details: { field },
        message: expect.stringContaining(message) as string,
      }) as Error,
    )
  })

  describe.skipIf(!existsSync(place))(`with ${place}`, () => {
    const tasks = () =>
      gunzipSync(readFileSync(place))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => Task.parse(humaneval.convert(JSON.parse(line) as Record<string, unknown>)))

    test('makes a task of each of the 164 records', () => {
      expect(tasks()).toHaveLength(164)
    })

    test.skipIf(!hasPython)('makes valid Python of every setup, test and solution, in the eyes of python3', () => {
      const sources = tasks().flatMap(({ verifier_metadata: { test_code, reference_solution } }) => [
        test_code?.setup ?? expect.fail('no setup'),
        test_code?.code ?? expect.fail('no test'),
        reference_solution ?? expect.fail('no solution'),
      ])
      expect(compileErrors(sources)).toEqual([])
    })

    test('gives the tests of poly, encode_cyclic and encode_shift what they call', () => {
      const byId = new Map(tasks().map((task) => [task.task_id, task.verifier_metadata.test_code?.setup]))
      expect(byId.get('HumanEval/32')).toContain('\ndef poly(')
      expect(byId.get('HumanEval/38')).toContain('\ndef encode_cyclic(')
      expect(byId.get('HumanEval/50')).toContain('\ndef encode_shift(')
    })
  })
})
