import type { Random } from '@gym/core'
import { drawUntil } from './drawing.ts'
import { binomial, factorial, range } from './exact/integers.ts'
import { multiplyPolynomials } from './exact/polynomial.ts'
import type { Problem } from './family.ts'
import { askInteger } from './problem.ts'

/** Words with different numbers of equal letters. */
const words =
  `BANANA LEVEL PEPPER COFFEE BALLOON SUCCESS LETTER ARRANGE COMMITTEE MISSISSIPPI TENNESSEE PARALLEL ALGEBRA STATISTICS
  MATHEMATICS PROBABILITY SEQUENCE CABBAGE ASSESS EXCESS MAMMAL REFERRER BOOKKEEPER ENGINEERING INDIVISIBILITY ONION TOMATO POTATO
  PAPAYA ELEMENT INFINITY TRIANGLE VECTOR MATRIX FORMULA COEFFICIENT POLYNOMIAL DIFFERENCE QUOTIENT PRODUCT`.split(
    /\s+/,
  )

const timesIn = (letter: string, word: string): bigint =>
  BigInt(word.split('').filter((other) => other === letter).length)

/** The arrangements of all letters of a word, where equal letters are not told apart. */
const arrangementsOf = (word: string): bigint =>
  [...new Set(word.split(''))].reduce(
    (all, letter) => all / factorial(timesIn(letter, word)),
    factorial(BigInt(word.length)),
  )

export function letters(random: Random): Problem {
  const word = random.pick(words)
  const start = random.pick([...new Set(word.split(''))])
  // A letter stands first in as large a part of all arrangements as it is of the word.
  const starting = (arrangementsOf(word) * timesIn(start, word)) / BigInt(word.length)
  return random.pick([
    askInteger(`In how many different ways can the letters of the word ${word} be arranged?`, arrangementsOf(word)),
    askInteger(
      `How many different arrangements of all letters of the word ${word} begin with the letter ${start}?`,
      starting,
    ),
    askInteger(
      `How many different arrangements of all letters of the word ${word} do not end with the letter ${start}?`,
      arrangementsOf(word) - starting,
    ),
  ])
}

/** The vowels are one letter more among the consonants. */
export function vowelsTogether(random: Random): Problem {
  const word = random.pick(words)
  const isVowel = (letter: string) => 'AEIOU'.includes(letter)
  const vowels = word.split('').filter(isVowel).join('')
  const others = `${word
    .split('')
    .filter((letter) => !isVowel(letter))
    .join('')}*`
  const together = arrangementsOf(others) * arrangementsOf(vowels)
  const text = `the letters of the word ${word} be arranged`
  return random.pick([
    askInteger(
      `In how many different ways can ${text} so that all its vowels (A, E, I, O, U) stand together?`,
      together,
    ),
    askInteger(
      `In how many different ways can ${text} so that its vowels (A, E, I, O, U) do not all stand together?`,
      arrangementsOf(word) - together,
    ),
  ])
}

/** Equal letters are glued into blocks, with signs, and the blocks arranged. */
export function withoutDoubles(random: Random): Problem {
  const word = drawUntil(
    () => random.pick(words),
    (drawn) => new Set(drawn.split('')).size < drawn.length,
  )
  const counts = [...new Set(word.split(''))].map((letter) => timesIn(letter, word))
  const blocks = counts.map((times) => [
    0n,
    ...range(1n, times).map((j) => {
      const sign = (times - j) % 2n === 0n ? 1n : -1n
      return (sign * binomial(times - 1n, j - 1n) * factorial(times)) / factorial(j)
    }),
  ])
  const arranged = multiplyPolynomials(...blocks).reduce((sum, ways, k) => sum + ways * factorial(BigInt(k)), 0n)
  const question = `In how many different ways can the letters of the word ${word} be arranged so that no two equal letters stand side by side?`
  return askInteger(
    question,
    counts.reduce((all, times) => all / factorial(times), arranged),
  )
}
