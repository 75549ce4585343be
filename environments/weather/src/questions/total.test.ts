import { describe, expect, test } from 'vitest'
import { series, span } from './family.test-kit.ts'
import { total } from './total.ts'

describe('total', () => {
  test('adds up precipitation, exact to a tenth', () => {
    const question = total.pose({ spans: [span({ measure: 'precipitation_mm' })] })
    expect(question.text).toBe('What was the total precipitation in Seattle in July 2013?')
    expect(question.form).toEqual({ kind: 'number', unit: 'mm', tolerance: 0.05 })
    expect(question.solve([series(0.1, 0.2, 0.3)])).toEqual({ kind: 'number', value: 0.6, unit: 'mm' })
  })

  test('averages anything else, with room for rounding', () => {
    const question = total.pose({ spans: [span({ measure: 'wind_m_s', to: '2013-08-31' })] })
    expect(question.text).toBe('What was the average wind speed in Seattle from July 2013 to August 2013?')
    expect(question.form).toEqual({ kind: 'number', unit: 'm/s', tolerance: 0.1 })
    expect(question.solve([series(1, 2, 6)])).toEqual({ kind: 'number', value: 3, unit: 'm/s' })
  })

  test('refuses kinds of weather', () => {
    expect(total.parameters.safeParse({ spans: [span({ measure: 'weather' })] }).success).toBe(false)
  })
})
