import { integrate } from './numeric.test-kit.ts'

export const circumference = (r: number): number => 2 * Math.PI * r

export const disc = (r: number): number => integrate(circumference, 0, r)

/** Moves its centre along the axis until apex and rim are equally far. */
export function circumscribed(r: number, h: number): number {
  let [low, high] = [h - (r * r + h * h) / h - 1, h]
  for (let step = 0; step < 90; step += 1) {
    const center = (low + high) / 2
    ;[low, high] = h - center > Math.hypot(r, center) ? [center, high] : [low, center]
  }
  return h - low
}
