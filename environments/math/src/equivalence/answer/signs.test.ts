import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { exactValue } from '../value/exact-value.ts'
import { expandSigns, hasSigns } from './signs.ts'

const values = (text: string, reading: 'together' | 'apart') =>
  expandSigns(parse(text), reading)
    .map((node) => exactValue(node)?.valueOf())
    .sort((a, b) => Number(a) - Number(b))

describe('expandSigns', () => {
  test.each<[string, 'together' | 'apart', number[]]>([
    [String.raw`\pm 2`, 'apart', [-2, 2]],
    [String.raw`1 \pm 2`, 'apart', [-1, 3]],
    [String.raw`\mp 2`, 'together', [-2, 2]],
    [String.raw`\pm 1 \pm 2`, 'apart', [-3, -1, 1, 3]],
    [String.raw`\pm 1 \pm 2`, 'together', [-3, 3]],
    [String.raw`\pm 1 \mp 2`, 'together', [-1, 1]],
    [String.raw`\frac{1 \pm 3}{2}`, 'apart', [-1, 2]],
    [String.raw`(1 \pm 2)^2`, 'apart', [1, 9]],
    [String.raw`|\pm 2|`, 'apart', [2, 2]],
  ])('gives for %s, its signs %s, the values %j', (text, reading, wanted) => {
    expect(values(text, reading)).toEqual(wanted)
  })

  test('gives the points that a tuple with signs stands for', () => {
    expect(expandSigns(parse(String.raw`(\pm 1, \pm 2)`), 'apart')).toHaveLength(4)
    expect(expandSigns(parse(String.raw`(\pm 1, \mp 2)`), 'together')).toHaveLength(2)
  })

  test('leaves no sign behind', () => {
    for (const reading of ['apart', 'together'] as const)
      for (const text of [String.raw`\pm x \pm \sqrt{2 \pm y}`, String.raw`\sin(\pm x)^{\pm 1}`])
        expect(expandSigns(parse(text), reading).some(hasSigns)).toBe(false)
  })

  test('refuses more signs than anybody writes', () => {
    expect(() => expandSigns(parse(String.raw`\pm1\pm2\pm3\pm4\pm5\pm6`), 'apart')).toThrow('it has too many ±')
  })
})
