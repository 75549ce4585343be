/** Functions by their names here, each followed by the other ways to write it. */
const functions = new Map(
  `sin, cos, tan tg, cot ctg cotan, sec, csc cosec, arcsin asin, arccos acos, arctan atan arctg, arccot acot arcctg, arcsec asec, arccsc acsc,
  sinh sh, cosh ch, tanh th, coth, sech, csch, arsinh arcsinh asinh, arcosh arccosh acosh, artanh arctanh atanh, ln, log, lg, exp, abs,
  sign sgn, re Re, im Im, arg Arg, conj, floor, ceil, gcd GCD, lcm LCM, max, min, det, sqrt, cbrt, root, binomial binom, factorial`
    .split(',')
    .flatMap((line) => {
      const names = line.trim().split(' ')
      return names.map((name): [string, string] => [name, names[0] as string])
    }),
)
// Names that are only those of functions here.
for (const name of ['re', 'im']) functions.delete(name)

/** Functions that take several arguments, or that are written with parentheses always. */
const bracketed = new Set('gcd lcm max min abs floor ceil conj root binomial factorial re im arg sign'.split(' '))

/** Short names that are products of letters unless a parenthesis follows. */
const needsBracket = new Set('sh ch th arg tg lg'.split(' '))

const greek = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega Pi ell hbar nabla pi'.split(
    ' ',
  ),
)

export const functionOf = (name: string): string | undefined => functions.get(name)
export const isFunction = (name: string): boolean => functions.has(name)
export const takesBracket = (name: string): boolean => bracketed.has(name)
export const onlyWithBracket = (written: string): boolean => needsBracket.has(written)

/** The variable or constant that a word or command of several letters names. */
export function nameOf(word: string): string | undefined {
  if (/^(?:infty|infinity|inf|oo)$/.test(word)) return 'infinity'
  return greek.has(word) ? word : undefined
}
