import { describe } from 'vitest'
import { arrangements } from './arrangements.ts'
import { injections, pascal, patterns, upTo } from './counting.test-kit.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'

describe('arrangements', () => {
  testFamily(arrangements, [
    [asks('can # of # \\w+ be placed in a row'), (k, n) => injections(n, k)],
    [/the word (\w+) be arranged\?/, fromText((word = '') => orders(word))],
    [/the word (\w+) be arranged so that all/, fromText((word = '') => withVowelsTogether(word))],
    [/the word (\w+) be arranged so that its/, fromText((word = '') => orders(word) - withVowelsTogether(word))],
    [/of the word (\w+) do not end with the letter (\w)/, fromText((word = '', end = '') => notEnding(word, end))],
    [
      /of the word (\w+) begin with the letter (\w)/,
      fromText((word = '', start = '') => orders(word.replace(start, ''))),
    ],
    [asks('How many (\\d)-digit…1\\$ to #, if all'), (k, n) => injections(n, k)],
    [asks('How many (\\d)-digit…1\\$ to #, if digits'), (k, n) => BigInt(numbers(k, n).length)],
    [
      asks('How many even (\\d)-digit…1\\$ to #'),
      (k, n) => BigInt(numbers(k, n).filter((digits) => isEven(digits) && new Set(digits).size === k).length),
    ],
    [
      asks('How many odd (\\d)-digit…1\\$ to #'),
      (k, n) => BigInt(numbers(k, n).filter((digits) => !isEven(digits)).length),
    ],
    [asks('# people sit…if # of them are friends'), besideEachOther],
    [asks('# people sit…if two of them refuse'), apartAtTable],
    [asks('can # girls and # boys stand'), (n, k) => patterns(n + k, k, false) * injections(n, n) * injections(k, k)],
    [asks('# people hand in…(nobody|exactly one|exactly \\$\\d+\\$)'), fromText(rencontres)],
    [asks('# beads…one of # colours…mirror images do not'), (n, c) => orbits(n, c, false)],
    [asks('# beads…one of # colours…turning the ring over'), (n, c) => orbits(n, c, true)],
    [asks('can # couples line up…(no couple|exactly \\d+)'), fromText(lineUp)],
    [asks('lock has # wheels with # symbols'), (k, n) => BigInt(upTo(k).reduce((settings) => settings * n, 1))],
    [
      asks('code words of # characters are there over an alphabet of #'),
      (k, n) => BigInt(upTo(k).reduce((words) => words * n, 1)),
    ],
    [asks('flag has # stripes side by side, each in one of #'), stripes],
    [/the word (\w+) be arranged so that no two equal/, fromText((word = '') => withoutDoubles(word))],
    [/^\$(\d+)\$ people, among them (\w+), (\w+) and (\w+), run .+ arrive if (.+)\?/, fromText(arrive)],
    [/can \$(\d+)\$ people, among them (\w+), (\w+) and (\w+), stand in a row so that (.+)\?/, fromText(placeThree)],
    [/can \$(\d+)\$ people, among them (\w+) and (\w+), stand in a row so that (.+)\?/, fromText(placeTwo)],
  ])
})

const numbers = (length: number, largest: number): string[] =>
  upTo(length).reduce((words) => words.flatMap((word) => upTo(largest).map((digit) => `${word}${digit}`)), [''])

const isEven = (digits: string): boolean => Number(digits.at(-1)) % 2 === 0

const notEnding = (word: string, end: string): bigint =>
  [...new Set(word.replaceAll(end, ''))].reduce((sum, last) => sum + orders(word.replace(last, '')), 0n)

/** Chooses one letter after the other, and nothing but vowels between the first and the last of them. */
function withVowelsTogether(word: string, open = false, known = new Map<string, bigint>()): bigint {
  const isVowel = (letter: string) => 'AEIOU'.includes(letter)
  if (word.length === 0) return 1n
  const letters = word.split('')
  const key = `${letters.toSorted().join('')}${open}`
  const found = known.get(key)
  if (found !== undefined) return found
  const mustBeVowel = open && letters.some(isVowel)
  const total = [...new Set(letters)].reduce((sum, letter) => {
    if (mustBeVowel && !isVowel(letter)) return sum
    return sum + withVowelsTogether(word.replace(letter, ''), open || isVowel(letter), known)
  }, 0n)
  known.set(key, total)
  return total
}

/** Chooses one letter after the other. */
function orders(word: string, known = new Map<string, bigint>()): bigint {
  if (word.length < 2) return 1n
  const sorted = word.split('').toSorted().join('')
  const found = known.get(sorted)
  if (found !== undefined) return found
  const total = [...new Set(sorted)].reduce((sum, letter) => sum + orders(sorted.replace(letter, ''), known), 0n)
  known.set(sorted, total)
  return total
}

/** Circles of seats taken by friends or others, looked through one by one. */
function besideEachOther(n: number, k: number): bigint {
  let blocks = 0
  for (let seats = 0; seats < 2 ** n; seats += 1) {
    const taken = upTo(n).map((seat) => Math.floor(seats / 2 ** (seat - 1)) % 2 === 1)
    const starts = taken.filter((isFriend, at) => isFriend && !taken.at(at - 1)).length
    if (taken.filter(Boolean).length === k && starts === 1) blocks += 1
  }
  return (BigInt(blocks) * injections(k, k) * injections(n - k, n - k)) / BigInt(n)
}

function apartAtTable(n: number): bigint {
  const pairs = upTo(n).flatMap((a) =>
    upTo(n).filter((b) => a !== b && Math.abs(a - b) !== 1 && Math.abs(a - b) !== n - 1),
  )
  return (BigInt(pairs.length) * injections(n - 2, n - 2)) / BigInt(n)
}

/** D(n) = (n − 1)(D(n − 1) + D(n − 2)) */
function rencontres(people = '', which = ''): bigint {
  const fixed = which === 'nobody' ? 0 : which === 'exactly one' ? 1 : Number(/\d+/.exec(which)?.[0])
  const all = [1n, 0n]
  for (let n = 2; n <= Number(people); n += 1) all.push(BigInt(n - 1) * ((all[n - 1] ?? 0n) + (all[n - 2] ?? 0n)))
  return pascal(Number(people), fixed) * (all[Number(people) - fixed] ?? 0n)
}

/** Counts the cycles of every symmetry, or lists all colourings where they are few. */
function orbits(n: number, colors: number, turns: boolean): bigint {
  const places = upTo(n).map((place) => place - 1)
  const rotations = places.map((by) => places.map((place) => (place + by) % n))
  const symmetries = turns ? [...rotations, ...rotations.map((rotation) => rotation.toReversed())] : rotations
  if (colors ** n <= 1500) return BigInt(listOrbits(n, colors, symmetries))
  const fixed = symmetries.map((symmetry) => {
    const seen = new Set<number>()
    let cycles = 0n
    for (const start of places) {
      if (!seen.has(start)) cycles += 1n
      for (let at = start; !seen.has(at); at = symmetry[at] ?? 0) seen.add(at)
    }
    return BigInt(colors) ** cycles
  })
  return fixed.reduce((sum, count) => sum + count, 0n) / BigInt(symmetries.length)
}

function listOrbits(n: number, colors: number, symmetries: readonly number[][]): number {
  const seen = new Set<string>()
  let count = 0
  for (let code = 0; code < colors ** n; code += 1) {
    const ring = code.toString(colors).padStart(n, '0')
    if (!seen.has(ring)) count += 1
    for (const symmetry of symmetries) seen.add(symmetry.map((place) => ring.charAt(place)).join(''))
  }
  return count
}

/** Places one person after the other: couples are untouched, half placed, or done. */
function lineUp(couples = '', which = ''): bigint {
  const wanted = Number(/\d+/.exec(which)?.[0] ?? 0)
  const known = new Map<string, bigint>()
  const place = (fresh: number, halves: number, lastIsHalf: boolean, together: number): bigint => {
    if (together < 0) return 0n
    if (fresh === 0 && halves === 0) return together === 0 ? 1n : 0n
    const key = `${fresh} ${halves} ${lastIsHalf} ${together}`
    const found = known.get(key)
    if (found !== undefined) return found
    let ways = 0n
    if (fresh > 0) ways += BigInt(2 * fresh) * place(fresh - 1, halves + 1, true, together)
    if (lastIsHalf) ways += place(fresh, halves - 1, false, together - 1)
    const others = lastIsHalf ? halves - 1 : halves
    if (others > 0) ways += BigInt(others) * place(fresh, halves - 1, false, together)
    known.set(key, ways)
    return ways
  }
  return place(Number(couples), 0, false, wanted)
}

/** By the colour of the last stripe. */
function stripes(k: number, n: number): bigint {
  let ways = upTo(n).map(() => 1n)
  for (let stripe = 1; stripe < k; stripe += 1)
    ways = ways.map((_, last) => ways.reduce((sum, count, before) => (before === last ? sum : sum + count), 0n))
  return ways.reduce((sum, count) => sum + count, 0n)
}

/** Looks through the places of the two. */
function placeTwo(people = '', one = '', other = '', condition = ''): bigint {
  const n = Number(people)
  const between = Number(/\d+/.exec(condition)?.[0] ?? NaN)
  const holds = (a: number, b: number): boolean => {
    if (condition.startsWith('exactly')) return Math.abs(a - b) - 1 === between
    if (condition.startsWith('neither')) return ![1, n].includes(a) && ![1, n].includes(b)
    return condition === `${one} is not first and ${other} is not last` && a !== 1 && b !== n
  }
  const places = upTo(n).flatMap((a) => upTo(n).filter((b) => a !== b && holds(a, b)))
  return BigInt(places.length) * injections(n - 2, n - 2)
}

/** Looks through the places of three people among n. */
function countPlaces(n: number, holds: (a: number, b: number, c: number) => boolean): bigint {
  let places = 0
  for (const a of upTo(n))
    for (const b of upTo(n)) for (const c of upTo(n)) if (a !== b && b !== c && a !== c && holds(a, b, c)) places += 1
  return BigInt(places) * injections(n - 3, n - 3)
}

function arrive(people = '', one = '', two = '', three = '', condition = ''): bigint {
  const conditions: Record<string, (a: number, b: number, c: number) => boolean> = {
    [`${one} comes before ${two}, and ${two} before ${three}`]: (a, b, c) => a < b && b < c,
    [`${one} comes before both ${two} and ${three}`]: (a, b, c) => a < b && a < c,
    [`${one} comes before ${two}`]: (a, b) => a < b,
  }
  return countPlaces(Number(people), conditions[condition] ?? (() => false))
}

function placeThree(people = '', ...rest: string[]): bigint {
  const [condition = '', n] = [rest[3], Number(people)]
  const areNear = (a: number, b: number) => Math.abs(a - b) === 1
  return countPlaces(n, (a, b, c) => {
    if (condition.startsWith('no two')) return !areNear(a, b) && !areNear(b, c) && !areNear(a, c)
    if (condition.includes('but neither')) return areNear(a, b) && !areNear(a, c) && !areNear(b, c)
    return !areNear(a, b) && c !== 1 && c !== n
  })
}

/** Chooses one letter after the other, never the last one again. */
function withoutDoubles(word: string, last = '', known = new Map<string, bigint>()): bigint {
  if (word === '') return 1n
  const letters = word.split('').toSorted()
  const key = `${letters.join('')} ${last}`
  const found = known.get(key)
  if (found !== undefined) return found
  const total = [...new Set(letters)]
    .filter((letter) => letter !== last)
    .reduce((sum, letter) => sum + withoutDoubles(word.replace(letter, ''), letter, known), 0n)
  known.set(key, total)
  return total
}
