import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { name, product, quotient, number } from './expression.test-kit.ts'
import { imaginaryPiMultiple, piMultiple } from './pi-multiple.ts'

describe('piMultiple', () => {
  test.each([
    ['\\pi', '1'],
    ['-\\pi', '-1'],
    ['\\frac{\\pi}{3}', '1/3'],
    ['\\frac{2\\pi}{6}', '1/3'],
    ['2\\cdot 3\\pi', '6'],
    ['\\frac{-3\\pi}{4}', '-3/4'],
    ['\\frac{\\pi}{2}-\\frac{\\pi}{3}', '1/6'],
    ['\\pi-\\pi', '0'],
    ['\\pi+0', '1'],
    ['0', '0'],
    ['0\\pi', '0'],
    ['\\frac{1}{2}(\\pi+\\frac{\\pi}{2})', '3/4'],
    ['\\sqrt{4}\\pi', '2'],
  ])('%s is %s of it', (text, expected) => {
    expect(piMultiple(parse(text))?.toFraction()).toBe(expected)
  })

  test.each([
    '1',
    'x',
    '\\pi^2',
    '\\pi\\cdot\\pi',
    '\\pi+1',
    '\\frac{1}{\\pi}',
    '\\sqrt{2}\\pi',
    'x\\pi',
    '\\frac{\\pi}{0}',
    'i\\pi',
  ])('%s is none that is seen', (text) => {
    expect(piMultiple(parse(text))).toBeUndefined()
  })
})

describe('imaginaryPiMultiple', () => {
  test.each([
    ['i\\pi', '1'],
    ['\\pi i', '1'],
    ['-i\\pi', '-1'],
    ['\\frac{i\\pi}{3}', '1/3'],
    ['\\frac{2\\pi i}{3}', '2/3'],
    ['i\\frac{\\pi}{4}', '1/4'],
    ['2\\cdot\\frac{i\\pi}{5}', '2/5'],
    ['3\\left(\\frac{i\\pi}{2}\\right)', '3/2'],
    ['-2\\cdot\\frac{-i\\pi}{5}', '2/5'],
  ])('%s is %s of iπ', (text, expected) => {
    expect(imaginaryPiMultiple(parse(text))?.toFraction()).toBe(expected)
  })

  test.each([
    '\\pi',
    'i',
    'i^2\\pi',
    'i\\pi x',
    'i\\pi^2',
    'i\\cdot i\\pi',
    'i\\frac{i\\pi}{2}',
    '\\frac{i\\pi}{0}',
    '1',
  ])('%s is none that is seen', (text) => {
    expect(imaginaryPiMultiple(parse(text))).toBeUndefined()
  })

  test('does not take a square for its root when both factors are the same thing', () => {
    const third = quotient(product(name('i'), name('pi')), number(3))
    expect(imaginaryPiMultiple(product(third, third))).toBeUndefined()
    expect(imaginaryPiMultiple(product(number(2), third, third))).toBeUndefined()
    expect(imaginaryPiMultiple(product(number(2), third))?.toFraction()).toBe('2/3')
  })
})
