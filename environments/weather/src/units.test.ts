import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convert, findUnit, roundFor, type Unit, unitNames, units } from './units.ts'

const unit = fc.constantFrom(...unitNames)

describe('convert', () => {
  test.each<[number, Unit, number, Unit]>([
    [0, '°C', 32, '°F'],
    [100, '°C', 212, '°F'],
    [-40, '°F', -40, '°C'],
    [25.4, 'mm', 1, 'inches'],
    [10, 'm/s', 36, 'km/h'],
    [0.44704, 'm/s', 1, 'mph'],
    [1852, 'km/h', 1000, 'knots'],
  ])('makes %d %s into %d %s', (value, from, expected, to) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 9)
  })

  test('goes there and back within one quantity, and nowhere between two', () => {
    fc.assert(
      fc.property(unit, unit, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (from, to, value) => {
        const there = convert(value, from, to)
        expect(there === undefined).toBe(units[from].quantity !== units[to].quantity)
        if (there !== undefined) expect(convert(there, to, from)).toBeCloseTo(value, 6)
      }),
    )
  })
})

describe('findUnit', () => {
  test('knows each unit by its own name in any case', () => {
    for (const name of unitNames) expect([findUnit(name), findUnit(name.toUpperCase())]).toEqual([name, name])
  })

  test.each<[string, Unit]>([
    ['C', '°C'],
    ['º F', '°F'],
    ['° C', '°C'],
    ['degrees Celsius', '°C'],
    ['℉', '°F'],
    ['millimetres', 'mm'],
    ['inch', 'inches'],
    ['KPH', 'km/h'],
    ['miles per hour', 'mph'],
    ['kt', 'knots'],
    ['day', 'days'],
    ['metres per second', 'm/s'],
  ])('reads %s as %s', (text, expected) => {
    expect(findUnit(text)).toBe(expected)
  })

  test.each(['', 'K', '°', 'constructor', 'mm per day', '°C or °F'])('does not read %j', (text) => {
    expect(findUnit(text)).toBeUndefined()
  })

  test('has no spelling that means two units', () => {
    const spellings = unitNames.flatMap((name) => [name.toLowerCase(), ...units[name].spellings])
    expect(new Set(spellings).size).toBe(spellings.length)
  })
})

describe('roundFor', () => {
  test('rounds to the decimals of the unit, and never to minus zero', () => {
    expect([roundFor('°C', 12.34), roundFor('inches', 1.236), roundFor('days', 3)]).toEqual([12.3, 1.24, 3])
    expect(Object.is(roundFor('°C', -0.01), 0)).toBe(true)
  })
})
