import * as z from 'zod'

/** A whole number; its decimal text counts too, for `${oc.env:PORT}` and command lines can only give text. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  )
}

/** A time in milliseconds that `setTimeout` can hold: from 1 to about 24 days. */
export function milliseconds() {
  return wholeNumber(1, 2_147_483_647)
}
