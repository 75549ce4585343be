import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SetupError } from '../../game.ts'
import { moves, step, writeRows } from './board.ts'
import { readSetup } from './read-setup.ts'

const read = (...rows: string[]) => writeRows(readSetup(rows.join('\n')))

describe('readSetup', () => {
  test('reads the first level of Microban, with rows of unequal length', () => {
    expect(read('####', '# .#', '#  ###', '#*@  #', '#  $ #', '#  ###', '####')).toEqual([
      '######',
      '# .###',
      '#  ###',
      '#*@  #',
      '#  $ #',
      '#  ###',
      '######',
    ])
  })

  test('takes blank rows around, returns and blanks at the ends, and a player on a goal', () => {
    expect(readSetup('\n#####\r\n#+$ #  \r\n#####\n\n')).toEqual(readSetup('#####\n#+$ #\n#####'))
    expect(read('#####', '#+$ #', '#####')).toEqual(['#####', '#+$ #', '#####'])
  })

  test('makes walls of what lies outside the walls and of closed rooms', () => {
    expect(read('  ####', '###. #', '#@$  #', '### ##', '  # #', '  ###')).toEqual([
      '######',
      '###. #',
      '#@$  #',
      '### ##',
      '### ##',
      '######',
    ])
    expect(read('########', '#@$.#  #', '########')).toEqual(['########', '#@$.####', '########'])
  })

  test.each([
    ['nothing', '', 'one player'],
    ['blanks', ' \n \n ', 'one player'],
    ['no player', '#####\n# $.#\n#####', 'one player (@ or +), not 0'],
    ['two players', '######\n#@@$.#\n######', 'one player (@ or +), not 2'],
    ['two players, one on a goal', '######\n#@+$ #\n######', 'not 2'],
    ['no box', '#####\n#@  #\n#####', 'at least one, not 0 and 0'],
    ['more boxes than goals', '######\n#@$$.#\n######', 'not 2 and 1'],
    ['more goals than boxes', '######\n#@$..#\n######', 'not 1 and 2'],
    ['a level that is solved', '#####\n#@* #\n#####', 'solved already'],
    ['no walls', '@$.', 'not closed'],
    ['a gap in the walls', '#####\n#@$. \n#####', 'not closed'],
    ['a row that is too short', '####\n#@ $.#\n######', 'not closed'],
    ['a gap below', '#####\n#@$.#\n## ##', 'not closed'],
    ['a box in another room', '########\n#@ .#$ #\n########', 'outside the walls'],
    ['a goal in another room', '########\n#@$ #. #\n########', 'outside the walls'],
    ['a player walled in', '#####\n#@#.#\n##$##\n#####', 'outside the walls'],
    ['a player behind a stuck box', '#####\n#@$##\n##. #\n#####', 'cannot move'],
    ['a player whose only box is stuck', '######\n#@$$ #\n##.. #\n######', 'cannot move'],
    ['another symbol', '#####\n#@$.#\n##x##', 'not with "x"'],
    ['a tab', '#####\n#@$.#\n#\t###', 'not with "\\t"'],
    ['21 columns', `${'#'.repeat(21)}\n#@$.${' '.repeat(16)}#\n${'#'.repeat(21)}`, 'at most 20 rows and 20 columns'],
    ['21 rows', `###\n#@#\n#$#\n#.#\n${'# #\n'.repeat(16)}###`, 'at most 20 rows'],
    ['hundreds of characters', '#'.repeat(400), 'at most 20 rows'],
    ['thousands of characters', '#'.repeat(100_000), 'at most 20 rows'],
    ['thousands of rows', '#\n'.repeat(100_000), 'at most 20 rows'],
    ['a letter outside the plane', '#####\n#@$.#\n##🂡##', 'not with'],
  ])('refuses %s', (_, setup, message) => {
    expect(() => readSetup(setup)).toThrow(SetupError)
    expect(() => readSetup(setup)).toThrow(message)
  })

  test('takes 20 rows and columns', () => {
    const row = `#${' '.repeat(18)}#`
    const rows = ['#'.repeat(20), `#@$.${' '.repeat(15)}#`, ...Array.from({ length: 17 }, () => row), '#'.repeat(20)]
    expect(read(...rows)).toEqual(rows)
  })

  test('refuses any text or makes of it a closed level that it reads as the same again', () => {
    const symbol = fc.constantFrom(...'######   .$*@+\nx'.split(''))
    const anyText = fc.string({ unit: symbol, maxLength: 60 })
    const anyLevel = fc
      .array(fc.string({ unit: fc.constantFrom(...'#    .$*@'.split('')), minLength: 3, maxLength: 3 }), {
        maxLength: 4,
      })
      .map((rows) => ['#####', ...rows.map((row) => `#${row}#`), '#####'].join('\n'))
    fc.assert(
      fc.property(fc.oneof(anyText, anyLevel), (text) => {
        const result = attempt(text)
        if (result instanceof SetupError) return
        const rows = writeRows(result)
        expect(readSetup(rows.join('\n'))).toEqual(result)
        for (const [at, row] of rows.entries()) {
          expect(row).toMatch(at === 0 || at === rows.length - 1 ? /^#+$/ : /^#.*#$/)
          expect(row).toHaveLength(result.width)
        }
        expect(rows.join('').match(/[@+]/g)).toHaveLength(1)
        expect(moves.some((move) => 'to' in step(result, move))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

function attempt(text: string) {
  try {
    return readSetup(text)
  } catch (error) {
    if (error instanceof SetupError) return error
    throw error
  }
}
