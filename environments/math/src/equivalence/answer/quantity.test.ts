import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { shapeOf } from '../syntax/shape.test-kit.ts'
import { toQuantity } from './quantity.ts'

const read = (text: string) => {
  const { node, unit } = toQuantity(parse(text))
  return [shapeOf(node), unit && `${unit.factor.toFraction()} ${JSON.stringify(unit.dimensions)}`]
}

describe('toQuantity', () => {
  test.each([
    ['5', '5', undefined],
    ['5 cm', '5', '1/100 {"length":1}'],
    ['-5 cm', '(- 5)', '1/100 {"length":1}'],
    ['12 cm^2', '12', '1/10000 {"length":2}'],
    ['5 m/s', '5', '1 {"length":1,"time":-1}'],
    [String.raw`5\text{ m} \cdot 3\text{ m}`, '(* 5 3)', '1 {"length":2}'],
    [String.raw`(5 \text{ cm})^2`, '(^ 5 2)', '1/10000 {"length":2}'],
    [String.raw`1\text{ h} + 30\text{ min}`, '(+ 1 (* 1/60 30))', '3600 {"time":1}'],
    ['50%', '50', '1/100 {}'],
    [String.raw`75\text{ cents}\%`, '75', '1/10000 {"usd":1}'],
    [String.raw`\$5`, '5', '1 {"usd":1}'],
    [String.raw`\sin 30^\circ`, '(sin (* 30 (/ pi 180)))', undefined],
    ['90°', '90', '1 {"degree":1}'],
    [String.raw`5 \text{ apples}`, '5', '1 {"count apple":1}'],
  ])('takes the unit out of %s', (text, node, unit) => {
    expect(read(text)).toEqual([node, unit])
  })

  test.each([
    [String.raw`5\text{ cm} + 3`, 'it adds different quantities'],
    [String.raw`5\text{ cm} + 3\text{ s}`, 'it adds different quantities'],
    [String.raw`\text{cm}`, 'it has a unit and no number'],
    [String.raw`\frac{\text{m}}{\text{s}}`, 'it has a unit and no number'],
    [String.raw`2^{5\text{ cm}}`, 'it has a unit where none belongs'],
    [String.raw`\ln(5\text{ cm})`, 'it has a unit where none belongs'],
    [String.raw`(5\text{ cm})^{1/2}`, 'it has a strange power of a unit'],
  ])('refuses %s', (text, message) => {
    expect(() => read(text)).toThrow(message)
  })
})
