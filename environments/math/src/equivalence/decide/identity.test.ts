import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { Budget } from './budget.ts'
import { isIdentity } from './identity.ts'

const isSame = (a: string, b: string) => isIdentity(parse(a), parse(b), new Budget())

describe('isIdentity', () => {
  test.each([
    ['\\sin^2 x+\\cos^2 x', '1'],
    ['\\frac{x^2-1}{x-1}', 'x+1'],
    ['x\\sqrt{3+2\\sqrt{2}}', 'x+x\\sqrt{2}'],
    ['x\\cos\\frac{\\pi}{5}', '\\frac{x+x\\sqrt{5}}{4}'],
    ['x\\ln 6', 'x\\ln 2+x\\ln 3'],
    ['\\sin(x+\\pi)', '-\\sin x'],
    ['\\cos\\left(\\frac{\\pi}{2}-x\\right)', '\\sin x'],
    ['\\sin\\left(x+\\frac{\\pi}{3}\\right)', '\\frac{1}{2}\\sin x+\\frac{\\sqrt{3}}{2}\\cos x'],
    ['\\frac{x}{\\sqrt{2}-1}', 'x\\sqrt{2}+x'],
    ['e^{x+1}', 'e\\cdot e^{x}'],
    ['e^{x\\ln 2}\\cdot 0', '0'],
  ])('proves %s = %s', (a, b) => {
    expect(isSame(a, b)).toBe(true)
    expect(isSame(b, a)).toBe(true)
  })

  test.each([
    ['x+10^{-300}', 'x'],
    ['x+10^{-300}\\pi', 'x'],
    ['x\\tanh 1000', 'x'],
    ['xe^{-1000}', '0'],
    ['\\sqrt{x^2}', 'x'],
    // Their difference times 0 is 0.
    ['\\frac{1}{\\sin\\pi}', '\\frac{1}{\\sin\\pi}+1'],
    ['\\frac{x}{\\sin\\pi}', '\\frac{x}{\\sin\\pi}+x'],
    ['\\frac{x}{\\sqrt{3+2\\sqrt{2}}-1-\\sqrt{2}}', '\\frac{2x}{\\sqrt{3+2\\sqrt{2}}-1-\\sqrt{2}}'],
    ['\\frac{1}{\\sqrt{2}^2-2}', '0'],
    ['\\left(\\frac{\\ln 1}{x}\\right)^{-\\frac{1}{2}}', 'x+\\left(\\frac{\\ln 1}{x}\\right)^{-\\frac{1}{2}}'],
    ['\\infty-\\infty', '0'],
  ])('does not prove %s = %s', (a, b) => {
    expect(isSame(a, b)).toBe(false)
    expect(isSame(b, a)).toBe(false)
  })

  test('proves nothing when its effort does not suffice', () => {
    expect(isSame('(a+b+c+d+1)^{30}-(a+b+c+d+1)^{30}', '0')).toBe(false)
    expect(isIdentity(parse('(x+y)^2'), parse('x^2+2xy+y^2'), new Budget(10))).toBe(false)
  })
})
