import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { isSmooth, isTotal } from './is-total.ts'

const smooth = [
  'x^2+1',
  '\\frac{1}{x}',
  '\\sin x',
  '\\tanh(x^2)',
  'e^{x}',
  '2^{xy}',
  '\\left(\\frac{1}{2}\\right)^{x}',
  'x^{-3}',
  'e^{\\frac{1}{x}}',
]
const total = ['|x|', '\\overline{z}', '\\operatorname{Re}(z)']
const partial = [
  '\\sqrt{x}',
  'x^{\\frac{1}{3}}',
  'x^{y}',
  '(-2)^{x}',
  '0^x',
  '\\ln x',
  '\\arcsin x',
  '\\lfloor x\\rfloor',
  'n!',
  '\\max(x,1)',
  '\\sum_{k=1}^{n}k',
  '\\sin\\sqrt{x}',
]

describe('isTotal', () => {
  test('is true of what has values everywhere but at poles', () => {
    for (const text of [...smooth, ...total]) expect(isTotal(parse(text))).toBe(true)
    for (const text of partial) expect(isTotal(parse(text))).toBe(false)
  })
})

describe('isSmooth', () => {
  test('is true of what has no corners either', () => {
    for (const text of smooth) expect(isSmooth(parse(text))).toBe(true)
    for (const text of [...total, ...partial]) expect(isSmooth(parse(text))).toBe(false)
  })
})
