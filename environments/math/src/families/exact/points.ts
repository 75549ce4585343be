/** A point of the plane with whole coordinates. */
export type Point = readonly [x: bigint, y: bigint]

export const writePoint = ([x, y]: Point): string => `$(${x}, ${y})$`

/** `$(0, 0)$, $(3, 0)$ and $(0, 4)$` */
export const listPoints = (points: readonly Point[]): string =>
  `${points.slice(0, -1).map(writePoint).join(', ')} and ${points.slice(-1).map(writePoint).join('')}`

/** Twice the signed area of a polygon, positive when its corners go round counterclockwise. */
export const doubledArea = (points: readonly Point[]): bigint =>
  points.reduce((sum, [x, y], at) => {
    const [u, v] = points[(at + 1) % points.length] ?? [0n, 0n]
    return sum + x * v - u * y
  }, 0n)
