import { describe, expect, test } from 'vitest'
import { minutesOf } from './time-of-day.ts'

describe('minutesOf', () => {
  test.each([
    ['12:00 am', 0],
    ['12:30 am', 30],
    ['1 am', 60],
    ['12 pm', 720],
    ['3:05pm', 905],
    ['11:59 pm', 1439],
    ['3 : 05 p m', 905],
  ])('reads %j as minute %i of the day', (words, minutes) => {
    expect(minutesOf(words)).toBe(minutes)
  })

  test.each(['', '3', '3:00', '13 pm', '0 am', '3:60 pm', '3:5 pm', '3 px', '3 pm sharp', '123 am', 'pm'])(
    'reads no time from %j',
    (words) => {
      expect(minutesOf(words)).toBeUndefined()
    },
  )
})
