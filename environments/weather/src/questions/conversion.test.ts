import { describe, expect, test } from 'vitest'
import type { Measure } from '../measures.ts'
import { conversion } from './conversion.ts'
import { drawMany, series, span } from './family.test-kit.ts'

describe('conversion', () => {
  test.each([
    ['temp_max_c', 'highest', '°F', [10, 20], 68],
    ['temp_min_c', 'lowest', '°F', [10, -40], -40],
    ['precipitation_mm', 'total', 'inches', [12.7, 12.7], 1],
    ['wind_m_s', 'average', 'km/h', [1, 3], 7.2],
    ['wind_m_s', 'highest', 'mph', [4.4704], 10],
    ['wind_m_s', 'highest', 'knots', [18.52], 36],
  ] as const)('of %s, %s in %s', (measure, statistic, unit, values, expected) => {
    const question = conversion.pose({ spans: [span({ measure })], statistic, unit })
    expect(question.text).toContain(`in Seattle in July 2013, in ${unit}?`)
    expect(question.solve([series(...values)])).toEqual({ kind: 'number', value: expect.closeTo(expected, 6), unit })
  })

  test('forgives rounding before and after the conversion, and no more', () => {
    const toleranceIn = (measure: Measure, unit: string) => {
      const { form } = conversion.pose({ spans: [span({ measure })], statistic: 'highest', unit })
      return form.kind === 'number' ? form.tolerance : undefined
    }
    expect(toleranceIn('precipitation_mm', 'inches')).toBe(0.02)
    expect(toleranceIn('temp_max_c', '°F')).toBe(0.1)
  })

  test('never asks in a unit that the record uses', () => {
    for (const level of [1, 2, 3] as const) {
      for (const { form } of drawMany(conversion, level))
        expect(form.kind === 'number' && ['°C', 'mm', 'm/s', 'days'].includes(form.unit)).toBe(false)
    }
  })

  test('refuses a unit of something else', () => {
    expect(conversion.parameters.safeParse({ spans: [span()], statistic: 'highest', unit: 'inches' }).success).toBe(
      false,
    )
  })
})
