import { describe, expect, test } from 'vitest'
import { noteDay, noteMonth, shareShown, State, triedMissing } from './evidence.ts'
import type { Span } from './spans.ts'

const july: Span = { city: 'Seattle', measure: 'temp_max_c', from: '2013-07-01', to: '2013-07-31' }

const shown = (...notes: ((state: State) => void)[]): State => {
  const state: State = { shown: [] }
  for (const take of notes) take(state)
  return state
}

describe('shareShown', () => {
  test('is nothing before any look-up', () => {
    expect(shareShown([july], shown())).toBe(0)
  })

  test('is whole when the month was shown, however often', () => {
    const state = shown(
      (state) => noteMonth(state, 'Seattle', '2013-07', 'temp_max_c'),
      (state) => noteMonth(state, 'Seattle', '2013-07', 'temp_max_c'),
    )
    expect(shareShown([july], state)).toBe(1)
    expect(state.shown).toHaveLength(1)
  })

  test('counts days one by one', () => {
    const state = shown(
      (state) => noteDay(state, 'Seattle', '2013-07-04'),
      (state) => noteDay(state, 'Seattle', '2013-08-01'),
    )
    expect(shareShown([july], state)).toBe(1 / 31)
  })

  test.each<[string, (state: State) => void]>([
    ['another city', (state) => noteMonth(state, 'New York', '2013-07', 'temp_max_c')],
    ['another month', (state) => noteMonth(state, 'Seattle', '2013-08', 'temp_max_c')],
    ['another measure', (state) => noteMonth(state, 'Seattle', '2013-07', 'temp_min_c')],
  ])('counts no look-up of %s', (_, note) => {
    expect(shareShown([july], shown(note))).toBe(0)
  })

  test('asks for every span, by any mixture of days and months', () => {
    const days: Span = { ...july, city: 'New York', from: '2013-07-31', to: '2013-08-01' }
    const state = shown(
      (state) => noteMonth(state, 'Seattle', '2013-07', 'temp_max_c'),
      (state) => noteDay(state, 'New York', '2013-08-01'),
    )
    expect(shareShown([july, days], state)).toBe(32 / 33)
    noteMonth(state, 'New York', '2013-07', 'temp_max_c')
    expect(shareShown([july, days], state)).toBe(1)
  })

  test('is kept in a state that JSON can carry, of bounded size', () => {
    const state = shown((state) => {
      for (let repeat = 0; repeat < 50; repeat += 1)
        for (const month of ['2013-07', '2013-08']) noteMonth(state, 'Seattle', month, 'wind_m_s')
    })
    expect(State.parse(JSON.parse(JSON.stringify(state)))).toEqual(state)
    expect(state.shown).toEqual(['Seattle 2013-07 wind_m_s', 'Seattle 2013-08 wind_m_s'])
  })
})

describe('triedMissing', () => {
  const oslo: Span = { ...july, city: 'Oslo', from: '2013-07-04', to: '2013-07-04' }
  const straddling: Span = { ...july, from: '2015-12-25', to: '2016-01-05' }

  test('is true of a look-up of a city or a day that has no record', () => {
    expect(triedMissing([oslo], [{ city: ' oslo', date: '2013-07-04' }])).toBe(true)
    expect(triedMissing([oslo], [{ city: 'Oslo', month: '2013-07' }])).toBe(true)
    expect(triedMissing([straddling], [{ city: 'Seattle', month: '2016-01' }])).toBe(true)
    expect(triedMissing([straddling], [{ city: 'Seattle', date: '2016-01-05' }])).toBe(true)
  })

  test('is false of look-ups of anything else', () => {
    expect(triedMissing([oslo], [])).toBe(false)
    expect(
      triedMissing(
        [oslo],
        [
          { city: 'Seattle', date: '2013-07-04' },
          { city: 'Oslo', date: '2013-07-05' },
          { city: 'Oslo', month: '2013-08' },
        ],
      ),
    ).toBe(false)
    expect(
      triedMissing(
        [straddling],
        [
          { city: 'Seattle', month: '2015-12' },
          { city: 'Seattle', date: '2016-01-06' },
        ],
      ),
    ).toBe(false)
  })

  test('is false when the record has all that was asked', () => {
    expect(
      triedMissing(
        [july],
        [
          { city: 'Seattle', month: '2013-07' },
          { city: 'Seattle', date: '2013-07-04' },
        ],
      ),
    ).toBe(false)
  })
})
