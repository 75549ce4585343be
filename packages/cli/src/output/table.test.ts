import { describe, expect, test } from 'vitest'
import { renderTable } from './table.ts'

describe('renderTable', () => {
  test('aligns columns by their widest cell and leaves no blanks at the end of a line', () => {
    const table = renderTable(
      [{ header: 'name' }, { header: 'n', alignRight: true }, { header: 'note' }],
      [
        ['a', '100', ''],
        ['longer', '7', 'x'],
      ],
      (text) => `*${text}*`,
    )
    expect(table).toBe('*name      n  note*\na       100\nlonger    7  x')
  })
})
