import type { Random } from '@gym/core'

/** `Compute $2 + 3$.`, `What is the value of $2 + 3$?` and the like. */
export const evaluate = (random: Random, expression: string): string =>
  random.pick([
    `Compute $${expression}$.`,
    `Evaluate $${expression}$.`,
    `Find the value of $${expression}$.`,
    `What is the value of $${expression}$?`,
    `Work out $${expression}$.`,
  ])

export const asFraction = 'Give an integer or a fraction in lowest terms.'

/** `3 apples`, `1 apple` */
export const count = (number: bigint, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1n ? noun : plural}`

const givenNames = ['Ada', 'Ben', 'Carla', 'Dmitri', 'Emma', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kenji', 'Lena']

/** Different given names. */
export const drawNames = (random: Random, many: number): string[] => random.shuffle(givenNames).slice(0, many)

const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** `third`, `12th`, `23rd` */
export function ordinal(n: bigint): string {
  const word = ordinals[Number(n)]
  if (word) return word
  const last = n % 10n
  const isTeen = (n / 10n) % 10n === 1n
  return `${n}${isTeen ? 'th' : last === 1n ? 'st' : last === 2n ? 'nd' : last === 3n ? 'rd' : 'th'}`
}

export const exactly = 'Give the exact value.'
