/** Pythagorean triples: two legs and the hypotenuse, smaller ones first. */
export const triples = [
  [3n, 4n, 5n],
  [5n, 12n, 13n],
  [8n, 15n, 17n],
  [7n, 24n, 25n],
  [20n, 21n, 29n],
  [12n, 35n, 37n],
  [9n, 40n, 41n],
  [28n, 45n, 53n],
  [11n, 60n, 61n],
  [33n, 56n, 65n],
] as const
