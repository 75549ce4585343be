/** What a guess is told of each of its letters: `G` right place, `Y` elsewhere in the word, `-` not in it, or not once more. */
export type Mark = 'G' | 'Y' | '-'

/** The feedback of a guess that is the word. */
export const allRight = 242

/** What a guess of five letters from a to z is told about a word of five, as a number: `marksOf` spells it out. */
export const feedback = (guess: string, word: string): number => compare(pack(guess), pack(word))

/** The marks of a feedback, in the order of the letters. */
export const marksOf = (code: number): Mark[] =>
  [1, 3, 9, 27, 81].map((weight) => (['-', 'Y', 'G'] as const)[Math.floor(code / weight) % 3] ?? '-')

/** A word of five letters as a number with five bits a letter: comparing many words takes a third of the time so. */
export function pack(word: string): number {
  let packed = 0
  for (let i = 0; i < 5; i += 1) packed |= (word.charCodeAt(i) & 31) << (5 * i)
  return packed
}

/**
 * `feedback` of packed words. Right places are marked first; then, from left to right, a letter is elsewhere
 * as long as the word has it in a place that no letter of the guess has taken.
 *
 * @returns from 0 to 242, in base 3: digit i is 2 where letter i is right, 1 where it is elsewhere and 0 where it is absent
 */
export function compare(guess: number, word: number): number {
  const different = guess ^ word
  let taken = 0
  let code = 0
  for (let at = 0, weight = 1; at < 25; at += 5, weight *= 3) {
    if (different & (31 << at)) continue
    taken |= 1 << at
    code += 2 * weight
  }
  const right = taken
  for (let at = 0, weight = 1; at < 25; at += 5, weight *= 3) {
    if (right & (1 << at)) continue
    const letter = (guess >> at) & 31
    for (let place = 0; place < 25; place += 5) {
      if (((word >> place) & 31) !== letter || taken & (1 << place)) continue
      taken |= 1 << place
      code += weight
      break
    }
  }
  return code
}
