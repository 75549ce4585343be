import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { countOf, isCount, isSameQuantity, multiply, parseUnit, unitNamed } from './parse-unit.ts'
import { type Unit, units } from './unit-table.ts'

const unit = (text: string): Unit => {
  const found = parseUnit(text)
  if (!found) expect.fail(`${text} is no unit`)
  return found
}

/** How many of one unit another is. */
const ratio = (of: string, to: string): string => {
  const [a, b] = [unit(of), unit(to)]
  if (!isSameQuantity(a, b)) expect.fail(`${of} and ${to} measure different quantities`)
  return a.factor.div(b.factor).toFraction()
}

describe('parseUnit', () => {
  // NIST SP 811 (2008), appendix B.8, and ISO 80000; exact where the tables set them in bold.
  test.each([
    ['inch', 'cm', '127/50'],
    ['foot', 'm', '381/1250'],
    ['yard', 'm', '1143/1250'],
    ['mile', 'm', '201168/125'],
    ['mile', 'foot', '5280'],
    ['micron', 'm', '1/1000000'],
    ['lb', 'g', '45359237/100000'],
    ['oz', 'g', '45359237/1600000'],
    ['pound', 'oz', '16'],
    ['t', 'kg', '1000'],
    ['acre', 'ft^2', '43560'],
    ['acre', 'square yards', '4840'],
    ['hectare', 'm^2', '10000'],
    ['L', 'cm^3', '1000'],
    ['mL', 'cc', '1'],
    ['gallon', 'cubic inches', '231'],
    ['gallon', 'quarts', '4'],
    ['quart', 'pints', '2'],
    ['pint', 'cups', '2'],
    ['mph', 'km/h', '25146/15625'],
    ['kph', 'm/s', '5/18'],
    ['N', 'kg m/s^2', '1'],
    ['J', 'N m', '1'],
    ['W', 'J/s', '1'],
    ['Pa', 'N/m^2', '1'],
    ['V', 'W/A', '1'],
    ['Ω', 'V/A', '1'],
    ['Hz', '/s', '1'],
    ['week', 'days', '7'],
    ['day', 'hours', '24'],
    ['hour', 'seconds', '3600'],
    ['year', 'months', '12'],
    ['cent', 'dollars', '1/100'],
  ])('knows that one %s is so many %s: %s', (of, to, factor) => {
    expect(ratio(of, to)).toBe(factor)
  })

  test.each([
    ['square meters', 'm^2'],
    ['sq ft', 'ft2'],
    ['cubic centimeters', 'cm^{3}'],
    ['miles per hour', 'mph'],
    ['m s^{-1}', 'm/s'],
    ['m/s/s', 'm/s^2'],
    ['meters per second per second', 'm/s^2'],
    ['N·m', 'N*m'],
    ['μm', 'um'],
    ['kg.m', 'kg m'],
    ['Meters', 'METERS'],
    ['square units', 'units^2'],
  ])('reads %s and %s as the same', (a, b) => {
    expect(ratio(a, b)).toBe('1')
  })

  test.each([
    '',
    ' ',
    '/',
    'per',
    '*',
    'per foo',
    'm/',
    'square',
    'meters square',
    'foo',
    'cm foo',
    'M',
    'MW',
    'Cm',
    'k',
    'm10',
    'm0x',
    'apples',
    'm m m m m m m m m m m m m',
    'squared',
    'm squared',
  ])('reads %j as no unit', (text) => {
    expect(parseUnit(text)).toBeUndefined()
  })

  test.each([
    ['cm', 'cm^2'],
    ['°C', '°F'],
    ['°C', 'K'],
    ['month', 'days'],
    ['year', 'days'],
    ['$', '€'],
    ['units', 'square units'],
    ['units', 'cm'],
    ['degree', 'radian'],
    ['m', 'min'],
    ['kg', 'N'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(isSameQuantity(unit(a), unit(b))).toBe(false)
  })

  test('takes pounds for a mass and for money, in products as well', () => {
    const quantity = (text: string, other: string) => {
      const { homonym } = unit(text)
      return homonym !== undefined && isSameQuantity(homonym, unit(other))
    }
    expect(isSameQuantity(unit('pounds'), unit('lb'))).toBe(true)
    expect(quantity('pounds', '£')).toBe(true)
    expect(quantity('pounds per hour', '£/hour')).toBe(true)
    expect(quantity('lb', '£')).toBe(false)
  })

  test('has no name for two units', () => {
    for (const [name, found] of units) expect(unitNamed(name)).toBe(found)
  })
})

describe('multiply', () => {
  const some = fc.constantFrom(...units.values())

  test('takes away what it has put in', () => {
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 3 }), (a, b, exponent) => {
        const back = multiply(multiply(a, b, exponent), b, -exponent)
        expect(isSameQuantity(back, a)).toBe(true)
        expect(back.factor.equals(a.factor)).toBe(true)
      }),
    )
  })

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [there, back] = [multiply(a, b, 1), multiply(b, a, 1)]
        expect(isSameQuantity(there, back)).toBe(true)
        expect(there.factor.equals(back.factor)).toBe(true)
      }),
    )
  })
})

describe('countOf', () => {
  test('counts one and several alike, in any case', () => {
    expect(isSameQuantity(countOf('Apples'), countOf('apple'))).toBe(true)
    expect(isSameQuantity(countOf('apples'), countOf('pears'))).toBe(false)
    expect(isCount(countOf('apples'))).toBe(true)
    expect(isCount({ factor: new Fraction(1), dimensions: { length: 1 } })).toBe(false)
  })
})
