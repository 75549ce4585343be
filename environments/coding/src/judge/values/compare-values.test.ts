import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Checker } from '../../task.ts'
import { type Dialect, isExpected } from './compare-values.ts'
import { toPlainValue } from './plain-value.ts'

const equal: Checker = { kind: 'equal' }
const compare = (expected: unknown, actual: unknown, dialect: Dialect, checker: Checker = equal) =>
  isExpected(toPlainValue(expected), toPlainValue(actual), checker, dialect)

describe('isExpected', () => {
  test.each<[unknown, unknown]>([
    [1, { $float: '1.0' }],
    [1, true],
    [false, 0],
    [2 ** 53, { $int: '9007199254740992' }],
    [[1, 2], { $tuple: [1, 2] }],
    [{ $set: [1, 2] }, { $set: [2, 1] }],
    [{ $dict: [['a', 1]] }, { a: 1 }],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [{ $float: 'nan' }, { $float: 'nan' }],
    [{ $complex: ['1', '0'] }, 1],
    [{ $dict: [[1, 'a']] }, { $dict: [[{ $float: '1.0' }, 'a']] }],
  ])('takes in Python for %j the value %j', (expected, actual) => {
    expect(compare(expected, actual, 'python')).toBe(true)
  })

  test.each<[unknown, unknown]>([
    [1, 2],
    [1, '1'],
    ['a', 'A'],
    [null, false],
    [null, 0],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [{ $tuple: [1] }, [1]],
    [{ $set: [1] }, [1]],
    [[1], { $set: [1] }],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, {}],
    [{}, []],
    [0.1, 0.10000000001],
    [{ $float: 'nan' }, 0],
    [{ $float: 'inf' }, { $float: '-inf' }],
    [{ $bytes: 'aGk=' }, 'hi'],
    ['n1', 1],
  ])('takes in Python for %j no value %j', (expected, actual) => {
    expect(compare(expected, actual, 'python')).toBe(false)
  })

  test.each<[unknown, unknown, boolean]>([
    [1, true, false],
    [1, { $int: '1' }, false],
    [{ $int: '1' }, { $int: '1' }, true],
    [null, { $undefined: true }, false],
    [{ $undefined: true }, { $undefined: true }, true],
    [{ $map: [['a', 1]] }, { a: 1 }, false],
    [
      {
        $map: [
          ['a', 1],
          ['b', 2],
        ],
      },
      {
        $map: [
          ['b', 2],
          ['a', 1],
        ],
      },
      true,
    ],
    [[1, [2]], [1, [2]], true],
  ])('compares in JavaScript %j with %j: %s', (expected, actual, isSame) => {
    expect(compare(expected, actual, 'javascript')).toBe(isSame)
  })

  test.each<[Checker, unknown, unknown, boolean]>([
    [{ kind: 'float', tolerance: 1e-6 }, 0.3, { $float: '0.30000000000000004' }, true],
    [{ kind: 'float', tolerance: 1e-6 }, 1e12, { $float: '1000000000000.5' }, true],
    [{ kind: 'float', tolerance: 1e-6 }, 1, { $float: '1.00001' }, false],
    [{ kind: 'float', tolerance: 1e-6 }, [1, { a: 2 }], [{ $float: '1.0000001' }, { a: 2 }], true],
    [{ kind: 'float', tolerance: 1e-6 }, 1, { $float: 'nan' }, false],
    [{ kind: 'float', tolerance: 1 }, { $float: 'inf' }, 5, false],
    [{ kind: 'any_order' }, [1, 2, 2], [2, 1, 2], true],
    [{ kind: 'any_order' }, [1, 2, 2], [2, 1, 1], false],
    [{ kind: 'any_order' }, [[1, 2]], [[2, 1]], false],
    [{ kind: 'any_order' }, [[1, 2], [3]], [{ $tuple: [3] }, { $tuple: [1, 2] }], true],
  ])('with %j compares %j with %j: %s', (checker, expected, actual, isSame) => {
    expect(compare(expected, actual, 'python', checker)).toBe(isSame)
  })

  test('takes every value for itself, whoever writes its keys in which order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const plain = JSON.parse(JSON.stringify(json).replaceAll('$', 's')) as unknown
        for (const dialect of ['python', 'javascript'] as const) expect(compare(plain, plain, dialect)).toBe(true)
      }),
    )
  })
})
