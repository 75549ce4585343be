/** 1, 2, …, n */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, at) => at + 1)

/** Choices of k of n in order. */
export function injections(n: number, k: number): bigint {
  return k === 0 ? 1n : BigInt(n) * injections(n - 1, k - 1)
}

export function pascal(n: number, k: number): bigint {
  let row = [1n]
  for (let line = 0; line < n; line += 1) row = [1n, ...row.map((value, at) => value + (row[at + 1] ?? 0n))]
  return row[k] ?? 0n
}

/** Choices of k of n places of which no two are next to each other, place by place. */
export function patterns(n: number, k: number, isRound: boolean): bigint {
  const count = (place: number, left: number, before: boolean, first: boolean): bigint => {
    if (left < 0) return 0n
    if (place === n) return left === 0 && !(isRound && before && first) ? 1n : 0n
    const key = `${place} ${left} ${before} ${first}`
    const found = known.get(key)
    if (found !== undefined) return found
    const empty = count(place + 1, left, false, first)
    const taken = before ? 0n : count(place + 1, left - 1, true, first || place === 0)
    known.set(key, empty + taken)
    return empty + taken
  }
  const known = new Map<string, bigint>()
  return count(0, k, false, false)
}

const known = new Map<string, number[][]>()

/** All ways in which dice can fall. */
export function tuples(faces: number, dice: number): number[][] {
  const key = `${faces} ${dice}`
  const found =
    known.get(key) ??
    (dice === 0 ? [[]] : tuples(faces, dice - 1).flatMap((tuple) => upTo(faces).map((face) => [...tuple, face])))
  if (faces ** dice < 10_000) known.set(key, found)
  return found
}
