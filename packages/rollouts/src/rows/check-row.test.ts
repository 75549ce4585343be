import { describe, expect, test } from 'vitest'
import { sums, sumsRow } from '../fixtures/collection.ts'
import { checkRow, formatRowProblem } from './check-row.ts'

const problemsOf = (text: string) => {
  const checked = checkRow(text, sums)
  return 'problems' in checked ? checked.problems.map((problem) => formatRowProblem(7, problem)) : []
}

describe('checkRow', () => {
  test('accepts a row and carries fields that nobody declared (INT-2)', () => {
    const text = sumsRow(1).replace('}', '},"note":9007199254740993')
    const checked = checkRow(text, sums)
    expect('row' in checked && checked.row.text).toBe(text)
  })

  test('names the line, the field, the reason and the nearest name of a bad row (REP-6)', () => {
    expect(problemsOf('{"responses_create_params":')).toEqual([expect.stringContaining('line 7: not JSON: ')])
    expect(problemsOf('[1]')).toEqual(['line 7: must be a JSON object, not a list'])
    expect(problemsOf('{"response_create_params":{"input":"x"}}')).toEqual([
      'line 7: response_create_params: unknown field; did you mean "responses_create_params"?',
    ])
    expect(problemsOf(sumsRow(1).replace('second_term', 'secnd_term'))).toEqual([
      'line 7: secnd_term: unknown field; did you mean "second_term"?',
    ])
    expect(problemsOf(sumsRow(1).replace('"input"', '"temprature":1,"input"'))).toEqual([
      'line 7: responses_create_params.temprature: unknown field; did you mean "temperature"?',
    ])
    expect(problemsOf(sumsRow(1).replace('"first_term":1', '"first_term":"one"'))).toEqual([
      expect.stringMatching(/line 7: first_term: .*number/),
    ])
    expect(problemsOf('{"responses_create_params":{"input":"x"},"second_term":1}')).toEqual([
      'line 7: first_term: is missing',
    ])
    expect(problemsOf(sumsRow(1).replace('}', '},"_ng_task_index":-1'))).toEqual([
      expect.stringContaining('_ng_task_index: must be a whole number'),
    ])
  })

  test('says all that is wrong with a row at once', () => {
    expect(problemsOf('{"responses_create_params":{},"first_term":1.5,"second_term":2}')).toHaveLength(2)
  })

  test('takes `messages` for the input of a chat row (REP-6)', () => {
    const messages = [{ role: 'user', content: '1 + 1?' }]
    const checked = checkRow(JSON.stringify({ messages, first_term: 1, second_term: 1 }), sums)
    expect('row' in checked && checked.row.value).toEqual({
      first_term: 1,
      second_term: 1,
      responses_create_params: { input: messages },
    })
  })

  test('checks no task fields where the environment is not known', () => {
    expect('row' in checkRow('{"responses_create_params":{"input":"x"}}')).toBe(true)
  })
})
