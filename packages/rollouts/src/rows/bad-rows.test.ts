import { describe, expect, test } from 'vitest'
import { BadRows } from './bad-rows.ts'

const missing = { field: 'answer', reason: 'is missing' }

describe('BadRows', () => {
  test('lists the first twenty rows in the unit they are counted in, and counts the rest', () => {
    const bad = new BadRows('row')
    for (let row = 1; row <= 22; row += 1) bad.add(row, [missing])
    const lines = bad.format().split('\n')
    expect(lines).toHaveLength(22)
    expect(lines.slice(1, 3)).toEqual(['  row 1: answer: is missing', '  row 2: answer: is missing'])
    expect(lines.at(-1)).toBe('  … and 2 more bad rows')
  })

  test('shortens a row that has many problems', () => {
    const bad = new BadRows()
    bad.add(
      3,
      Array.from({ length: 7 }, () => missing),
    )
    expect(bad.format().split('\n').slice(5)).toEqual(['  line 3: answer: is missing', '  line 3: 2 more problems'])
  })

  test('says to people and to programs what was wrong and what came of it', () => {
    const bad = new BadRows()
    bad.add(4, [{ field: 'anser', reason: 'unknown field', nearest: 'answer' }])
    expect(bad.toError('rows.jsonl', 'nothing was written')).toMatchObject({
      code: 'row_invalid',
      message: 'rows.jsonl: a bad row; nothing was written.\n  line 4: anser: unknown field; did you mean "answer"?',
      details: { problems: [{ line: 4, field: 'anser', nearest: 'answer' }], bad_rows: 1 },
    })
  })
})
