import { describe, expect, test } from 'vitest'
import { valueBehindName } from './named-value.ts'

describe('valueBehindName', () => {
  test.each([
    [String.raw`\int_0^{\pi} \sin x\,dx = 2`, ' 2'],
    [String.raw`\iint_D xy\,dA=\frac{1}{2}`, String.raw`\frac{1}{2}`],
    [String.raw`\lim_{x\to 0} \frac{\sin x}{x} = 1`, ' 1'],
    [String.raw`\lim_{n=1} a_n = 1`, ' 1'],
    [String.raw`P(A \mid B) = \frac{1}{3}`, String.raw` \frac{1}{3}`],
    [String.raw`P\left(A|B\right)=0.5`, '0.5'],
    ['P(X > 2) = 0.5', ' 0.5'],
    [String.raw`P(\text{sum} = 7) = \frac{1}{6}`, String.raw` \frac{1}{6}`],
    [String.raw`\Pr(A) = 0.5`, ' 0.5'],
    [String.raw`\Pr[X = 1] = 0.5`, ' 0.5'],
    [String.raw`\mathbb{P}(X \geq 2) = 0.5`, ' 0.5'],
    ['E[X] = 3', ' 3'],
    [String.raw`\mathbb{E}[X] = 3`, ' 3'],
    [String.raw`\operatorname{Var}(X) = 3`, ' 3'],
    [' Var(X) = 3', ' 3'],
    [String.raw`\int_0^1 2x\,dx = x^2 = 1`, ' x^2 = 1'],
  ])('finds what %s says', (text, value) => {
    expect(valueBehindName(text)).toBe(value)
  })

  test.each([
    '5',
    'x = 5',
    'P = 5',
    'P(x) = x + 1',
    'P(2) = 5',
    'E = 5',
    String.raw`\int_0^1 x\,dx`,
    String.raw`\integral = 5`,
    String.raw`2\int_0^1 x\,dx = 1`,
    String.raw`\Pr(X = 1)`,
    'Print(A < B) = 5',
  ])('finds nothing in %s', (text) => {
    expect(valueBehindName(text)).toBeUndefined()
  })
})
