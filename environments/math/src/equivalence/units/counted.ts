import { turnsAround } from '../syntax/english.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that make another number of the one before them, or something else than a number. */
const operators = list(`
  and pi sqrt root sin cos tan log ln mod modulo modulus inf infinity choose base union intersection
  plus minus over by squared square cubed cube factorial factorials
  half halves third thirds fourth fourths quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths ninth
  ninths tenth tenths hundredth hundredths thousandth thousandths millionth millionths billionth billionths
  hundred hundreds thousand thousands million millions billion billions trillion trillions score scores percents`)

/** Words that are no names of things, and those that end in s without being a plural. */
const others = list(`
  no less more than least most between from to where with for anything something that which i is are was were am be been
  has have does do equals exceeds means makes gives remains fails works loses correct right true yes as this thus hence its
  his hers us perhaps maybe always sometimes besides versus afterwards towards unless so sort probably possibly likely
  surely about around roughly approximately exactly only just too again also there here now then small large big`)

/** Plurals that do not end in s. */
const irregular = list(`
  people men women children feet teeth mice geese fish sheep deer dice data radii loci foci maxima minima extrema criteria
  cattle police aircraft series species pence o'clock`)

/** Adjectives that follow what is counted: `3 units long`. */
const following = list('long tall wide high deep thick old away apart each altogether total later earlier ago left')

const maxWords = 5

/** Whether words behind a number can be what is counted: a noun in the plural, as in `5 red apples` and `3 bags of rice`, or in the singular behind 1. */
export function canBeCounted(text: string, { isOne }: { isOne: boolean }): boolean {
  const words = text.trim().toLowerCase().split(/\s+/)
  if (words.length > maxWords || turnsAround(text)) return false
  if (!words.every((word) => /^\p{L}[\p{L}'-]*$/u.test(word) && !operators.has(word) && !others.has(word))) return false
  const of = words.indexOf('of')
  const phrase = of < 0 ? words : words.slice(0, of)
  const noun = phrase.findLast((word) => !following.has(word))
  if (noun === undefined || noun.length < 2 || phrase.slice(0, -1).includes('times')) return false
  return /[^s]s$/.test(noun) || irregular.has(noun) || (isOne && noun.length > 2 && !/(?:ly|ed)$/.test(noun))
}
