import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calledNames,
  definedNames,
  findFunction,
  importsOf,
  parametersOf,
  usedNames,
  withoutStrings,
} from './python-source.ts'

describe('withoutStrings', () => {
  test.each([
    [`a = "x" # y\nb`, `a =        \nb`],
    [`f('it\\'s', "#")`, `f(${' '.repeat(7)}, ${' '.repeat(3)})`],
    [`"""a\n"b" 'c'\n"""d`, `    \n       \n   d`],
    [`'''\\''''''d`, `${' '.repeat(10)}d`.slice(0, 11)],
    [`'not closed\nb`, `           \nb`],
    [`'`, ' '],
    [`"\\`, '  '],
  ])('leaves blanks for strings and comments: %j', (source, bare) => {
    expect(withoutStrings(source)).toBe(bare)
  })

  test('keeps every place and every line', () => {
    const pieces = fc
      .array(fc.constantFrom('"', "'", '"""', "'''", '\\', '#', '\n', '\r\n', 'a', ' '))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(pieces, (source) => {
        const bare = withoutStrings(source)
        expect(bare).toHaveLength(source.length)
        expect(bare.split('\n').length).toBe(source.split('\n').length)
        expect(bare).not.toMatch(/["'#]/)
      }),
    )
  })

  test('is quick on quotes without end', () => {
    for (const source of [`"${'\\"'.repeat(500_000)}`, `'''${'""\\'.repeat(300_000)}`, `'\n`.repeat(500_000)])
      expect(withoutStrings(source)).toHaveLength(source.length)
  })
})

const source = `
import math, re as regex
from os import path
"""
def quoted(): pass
"""
LIMIT = 3
LIMIT == 4
class Pair(object):
    def method(self): pass
async def later(): pass
def first (a, b: "x, y" = (1, 2), *, c):  # def commented():
    def inner(): pass
def first(a, b: dict[str, int], c=f(1, [2]), /, **rest):
    return a.b(c)
`

describe('names of a source', () => {
  test('are those of the outermost level, outside of strings and comments', () => {
    expect([...definedNames(source)].sort()).toEqual(['LIMIT', 'Pair', 'first', 'later'])
    expect(importsOf(source)).toEqual([
      { line: 'import math, re as regex', names: ['math', 're', 'regex'] },
      { line: 'from os import path', names: ['os', 'path'] },
    ])
  })

  test('are no attributes and no keyword arguments where they are used', () => {
    expect(usedNames('assert f(key=a.b, other = "c") == d')).toEqual(['assert', 'f', 'a', 'd'])
    expect(calledNames('assert set(f (a.g(1))) == h')).toEqual(['set', 'f'])
  })
})

describe('parametersOf', () => {
  test.each([
    ['def f(): pass', { required: 0, total: 0 }],
    ['def f(a, b): pass', { required: 2, total: 2 }],
    ['def f(\n  a,  # one, two\n  b=",",\n): pass', { required: 1, total: 2 }],
    ['def f(a, *rest, **named): pass', { required: 1, total: Infinity }],
    ['def f(a, /, b, *, c, **named): pass', { required: 2, total: 2 }],
    [' def f(a): pass', undefined],
    ['def f(a, (b', undefined],
    ['def other(a): pass', undefined],
  ])('counts them: %j', (code, expected) => {
    expect(parametersOf(code, 'f')).toEqual(expected)
  })

  test('takes the last definition, as Python does', () => {
    expect(parametersOf(source, 'first')).toEqual({ required: 2, total: 3 })
    expect(source.slice(findFunction(source, 'first'))).toMatch(/^a, b: dict/)
  })
})
