import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { compareAnswers } from './compare-answers.ts'
import type { CompareOptions } from './compare/options.ts'
import { listed } from './hostile.test-kit.ts'

const pairsFolder = new URL('../../data/pairs/', import.meta.url)
const Pair = z.strictObject({
  expected_answer: z.string(),
  answer: z.string(),
  verdict: z.enum(['equal', 'different', 'undecided']),
})

const kinds = readdirSync(pairsFolder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .map((name) => ({
    kind: name.replace('.jsonl', ''),
    pairs: readFileSync(new URL(name, pairsFolder), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => Pair.parse(JSON.parse(line))),
  }))

/** Both verdicts, with the pair as it is shown when they are wrong. */
function judge(a: string, b: string, options?: CompareOptions): { is: string; shown: string } {
  const [there, back] = [compareAnswers(a, b, options), compareAnswers(b, a, options)]
  const is = there.is === back.is ? there.is : `${there.is}, and ${back.is} the other way round`
  return { is, shown: `${a}  |  ${b}: ${is} (${there.reason})` }
}

const wrongOnes = (
  pairs: readonly (readonly [string, string])[],
  isRight: (verdict: string) => boolean,
  options?: CompareOptions,
) => {
  const judged = pairs.map(([a, b]) => judge(a, b, options))
  return judged.filter(({ is }) => !isRight(is)).map(({ shown }) => shown)
}

const isEqual = (verdict: string) => verdict === 'equal'
/** Nothing is accepted; that it cannot be told is no mistake. */
const isRefused = (verdict: string) => !verdict.includes('equal')
const isUndecided = (verdict: string) => verdict === 'undecided'

describe('compareAnswers', () => {
  test.each(kinds)('is right in both directions on $kind (VER-3)', ({ pairs }) => {
    const wrong = pairs
      .map((pair) => ({ ...pair, ...judge(pair.expected_answer, pair.answer) }))
      .filter(({ verdict, is }) => is !== verdict)
      .map(({ verdict, shown }) => `${shown}, and not ${verdict}`)
    expect(wrong).toEqual([])
  })

  test('is judged by enough pairs of each kind, about half of them near misses (VER-3)', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(38)
    const shares = kinds.map(({ kind, pairs }) => ({
      kind,
      count: pairs.length,
      equal: pairs.filter(({ verdict }) => verdict === 'equal').length / pairs.length,
    }))
    expect(shares.filter(({ count, equal }) => count < 15 || equal < 0.4 || equal > 0.6)).toEqual([])
    expect(shares.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(600)
    const seen = kinds.flatMap(({ pairs }) => pairs.map((pair) => `${pair.expected_answer} | ${pair.answer}`))
    expect(seen.filter((pair, index) => seen.indexOf(pair) < index)).toEqual([])
  })

  // https://github.com/huggingface/Math-Verify/issues/14
  test.each([
    [String.raw`\frac{1}{2004!}`, String.raw`\frac{1}{2006!}`],
    ['1/2004!', '1/2006!'],
    ['1/2^{99}', '1/2^{98}'],
    ['n=2, 3, 4', 'n=1, 2, 3'],
    ['D=(0,1)', 'D=(0,1.5)'],
    [String.raw`F_n = \sum_{k=0}^{n-1} F_k F_{n-k-1}`, String.raw`F_n = \sum_{k=0}^{n-2} F_k F_{n-k-1}`],
    ['19, 46, and 82', '21, 36, and 82'],
    [String.raw`\frac{2^{2005}+1}{3 \cdot 2^{2006}}`, String.raw`\frac{1}{3 \cdot 2^{2006}}`],
    [String.raw`1 - \frac{1}{\mathrm{e}}`, String.raw`1 + \frac{1}{\mathrm{e}}`],
    [String.raw`\pm 2021`, '2021'],
    ['12:00', '1:00'],
    [String.raw`1, 2, \ldots, n`, String.raw`1, 3, 5, \ldots, 2n-1`],
    [String.raw`1:2:3:\ldots`, String.raw`1:4:9:\ldots`],
  ])('does not take %s for %s, as Math-Verify#14 does (VER-3)', (expected, answer) => {
    expect(wrongOnes([[expected, answer]], isRefused)).toEqual([])
  })

  // https://github.com/huggingface/Math-Verify/issues/60
  test('tells two lines apart that Math-Verify#60 takes for one (VER-3)', () => {
    expect(compareAnswers('3*x-1*y+13=0', '3x + 4y + 14=0').is).toBe('different')
    expect(compareAnswers('3x + 4y + 14=0', '3*x-1*y+13=0').is).toBe('different')
  })
})

describe('compareAnswers, of words', () => {
  test('takes no answer for the number in it when its words say something else', () => {
    const said = listed(String.raw`
      5 is wrong · not 5 · at least 5 · 5 or more · less than 5 · 5 or so · 5? · 5 ? · never 5 · no 5 ·
      anything but 5 · x is not 5 · the answer is not 5 · more than 5 · plus or minus 5 · 5 too small · 5 false ·
      twice 5 · half of 5 · square root of 5 · the value is less than 5 · 5 maybe · 5 unless x = 2 ·
      so the maximum is less than or equals 5 · the number that it is not is 5 · 5 if x > 2 · 5 but not 5 ·
      $\text{not } 5$ · 5 \text{ is wrong} · \ne 5 · x \neq 5 · < 5 · 5 squared · 5 cubed · 5 thousandths ·
      5 tenths · 5 halves · 5 factorial · 5 times x · 5 score · 5 mod 4 · not x = 5 · never = 5 ·
      wrong answer: 5 · false: 5 · not = 5 · Not the answer: 5 · half of x = 5 · 5 apples and 3 oranges ·
      between 1 and 5 · from 1 to 5 · all except 5 · neither 5 · 5 wait no 7919 · 5 \to 7919 · 5 \\ 7919 ·
      5 & 7919 · 5 \approx 7919 · 5 over 2 · 5 x 3`)
    expect(
      wrongOnes(
        said.map((answer) => ['5', answer]),
        isRefused,
      ),
    ).toEqual([])
    const zero = [
      'not 0',
      'not (0)',
      String.raw`not \frac{0}{1}`,
      String.raw`less than \sqrt{0}`,
      '0 blah blah',
      '0 sure',
    ]
    expect(
      wrongOnes(
        zero.map((answer) => ['0', answer]),
        isRefused,
      ),
    ).toEqual([])
  })

  test('overlooks words that say nothing beside the number', () => {
    const said = listed(String.raw`
      the value is 5 · The answer is 5. · so there are 5 · It is 5 · Answer: 5 · **5** · 5 apples · 5 ways ·
      exactly 5 · Area = 5 · Number of ways: 5 · \text{Area} = 5 · \boxed{5} · 5 years old · five · 5 people ·
      5 bags of rice · 5 units long · 5 red apples · AB = 5 · P(A) = 5 · max: 5`)
    expect(
      wrongOnes(
        said.map((answer) => ['5', answer]),
        isEqual,
      ),
    ).toEqual([])
  })

  test('does not take one label for another', () => {
    const labels = ['Area', 'Perimeter', 'max', 'min', String.raw`\gcd`, String.raw`\operatorname{lcm}`]
    const pairs = labels.flatMap((a, index) =>
      labels.slice(index + 1).map((b): [string, string] => [`${a} = 5`, `${b} = 5`]),
    )
    expect(wrongOnes(pairs, isUndecided)).toEqual([])
    expect(compareAnswers('Area = 5', 'Area = 6').is).toBe('different')
    expect(compareAnswers(String.raw`\angle A = 30`, String.raw`\angle B = 30`).is).toBe('different')
    expect(compareAnswers(String.raw`\angle ABC = 30^\circ`, String.raw`30^\circ`).is).toBe('equal')
  })

  test('compares words by what they say', () => {
    expect(
      wrongOnes(
        [
          ['the series diverges', 'diverges'],
          ['DNE', 'does not exist'],
          ['no real solutions', String.raw`\emptyset`],
          ['negative infinity', String.raw`-\infty`],
          ['two and three quarters', '11/4'],
          ['one hundred and one half', '100.5'],
          [String.raw`\text{SSS}`, 'SSS'],
          ['March 5', String.raw`\text{March 5}`],
          ['mgh', String.raw`h \cdot g \cdot m`],
        ],
        isEqual,
      ),
    ).toEqual([])
    expect(
      wrongOnes(
        [
          ['true', 'not true'],
          ['yes', 'yes or no'],
          ['yes', 'yes?'],
          ['cat', 'act'],
          ['no integer solutions', String.raw`\emptyset`],
          ['all real numbers except 0', String.raw`\mathbb{R}`],
          ['even integers', String.raw`\mathbb{Z}`],
          ['one hundred and one half', '101/2'],
          ['twenty one thirds', '7'],
          ['one and five', '6'],
        ],
        isRefused,
      ),
    ).toEqual([])
  })

  test('leaves undecided what it cannot read', () => {
    expect(
      wrongOnes(
        [
          [String.raw`\int_0^1 x\,dx`, '1/2'],
          ['all real numbers except 0', String.raw`\mathbb{R}\setminus\{0\}`],
          [String.raw`\foo{5}`, '5'],
          ['(5', '5'],
          ['half of ten', '5'],
        ],
        isUndecided,
      ),
    ).toEqual([])
  })
})

describe('compareAnswers, of choices', () => {
  test('takes the letter with or without its text', () => {
    const written = [
      '(B)',
      'B.',
      'B)',
      'Option B',
      '(B) 12',
      'B) 12',
      'B. 12',
      '(B) -5',
      String.raw`(B) \pm 1`,
      '(B) increasing',
    ]
    expect(
      wrongOnes(
        written.map((answer) => ['B', answer]),
        isEqual,
      ),
    ).toEqual([])
    expect(compareAnswers('(E) not enough information', 'E').is).toBe('equal')
    expect(compareAnswers('(B) 12', '12').is).toBe('equal')
    expect(compareAnswers('ACD', 'C, A, D').is).toBe('equal')
    expect(compareAnswers('ACD', 'DCA').is).toBe('equal')
  })

  test('takes no other letter, several letters, or what is said of one', () => {
    const written = listed(String.raw`
      (C) · B or C · (B) or (C) · (B), (C) · B: C · ABCDE · A, B · not B · neither B · B is wrong · (B)^2 ·
      (B) is wrong · B. wrong · the answer is not (B) · the incorrect option is B · (B) maybe · (B) 12? · B.7 ·
      (B) 12 unless x=2 · (B) 12 is wrong · (B) \cup \{7919\} · (B) \pmod{7} · (B) squared`)
    expect(
      wrongOnes(
        written.map((answer) => ['B', answer]),
        isRefused,
      ),
    ).toEqual([])
    expect(compareAnswers('(B) 12', '(B) 13').is).toBe('different')
    expect(compareAnswers('bad', 'A, B, D').is).toBe('different')
  })
})

describe('compareAnswers, of numbers', () => {
  test('reads no comma, blank or sign in two ways at once', () => {
    expect(
      wrongOnes(
        [
          ['1,234', '1234'],
          ['12,345,678', '12345678'],
          ['1 234', '1234'],
          ['(1,234)', '(1, 234)'],
          ['1,234.5', '1234.5'],
          ['60°30\'36"', String.raw`60.51^\circ`],
          ['3 x 10^8', '300000000'],
          ['log2(8)', '3'],
          [String.raw`\Gamma(5)`, '24'],
        ],
        isEqual,
      ),
    ).toEqual([])
    expect(
      wrongOnes(
        [
          ['0,123', '123'],
          ['01,234', '1234'],
          ['1,5', '1.5'],
          ['3,14', '3.14'],
          ['12,34', '1234'],
          ['1.234,56', '1234.56'],
          ['5.000', '5000'],
          ['1, 234', '1234'],
          ['(1,234)', '1234'],
          ['5 6', '56'],
          ['5 6', '30'],
          ['1.2.3', '1.23'],
          ['0.5(6)', '3'],
          ['102_2', '102'],
          [String.raw`e^{-1}^{-1}`, 'e^{-1}'],
          ['1２', '12'],
          ['٣', '3'],
          ['О', '0'],
          ['а', 'a'],
        ],
        isRefused,
      ),
    ).toEqual([])
    expect(
      wrongOnes(
        [
          ['1,5', '1.5'],
          ['0,123', '0.123'],
          ['100,200', '100, 200'],
        ],
        isUndecided,
      ),
    ).toEqual([])
  })

  test('drops no sign, subscript, prime or decoration', () => {
    expect(
      wrongOnes(
        [
          ['x_1', 'x'],
          ['a_{n+1}', 'a_n'],
          ["f'", 'f'],
          [String.raw`\vec{v}`, 'v'],
          [String.raw`\bar{x}`, 'x'],
          [String.raw`\overline{ab}`, 'ab'],
          [String.raw`\overline{x+y}`, 'x+y'],
          ['5^+', '5'],
          ['5*', '5'],
          ['90^\\circ*', '90'],
          [String.raw`\begin{pmatrix}50\%\\2\end{pmatrix}`, String.raw`\begin{pmatrix}50\\2\end{pmatrix}`],
          [String.raw`\cancel{5}`, '5'],
          [String.raw`5 \pmod 7`, '5'],
          [String.raw`x = 2 \pmod 5`, '2'],
          [String.raw`x < 2 \pmod 5`, 'x < 2'],
          ['-f(3) = 10', 'f(3) = 10'],
          [String.raw`\pi/3`, String.raw`(\pi/3)^\circ`],
        ],
        isRefused,
      ),
    ).toEqual([])
  })

  test('takes letters for constants only where they must be', () => {
    expect(
      wrongOnes(
        [
          ['x^2 + C', 'x^2 + 1 + C'],
          ['x^2 + C', 'x^2 + 1 + c'],
          [String.raw`\ln|x| + C`, String.raw`\ln|2x| + C`],
          ['C_1e^x + C_2', 'c_1e^x + c_2'],
        ],
        isEqual,
      ),
    ).toEqual([])
    expect(
      wrongOnes(
        [
          ['a + c', 'a + c + 1'],
          ['ax^2 + bx + c', 'ax^2 + bx + c + 1'],
          ['Ax + By + C', 'Ax + By + C + 1'],
          ['C_1e^x + C_2', 'C_2e^x + C_1'],
          ['x^2 + C', 'x^2'],
          ['x^2 + C', 'x^3 + C'],
        ],
        isRefused,
      ),
    ).toEqual([])
  })
})

describe('compareAnswers, of sets and relations', () => {
  test('keeps points, sets, lists and intervals apart', () => {
    expect(
      wrongOnes(
        [
          ['(1,2)', '[1,2]'],
          ['(1,2)', '1,2'],
          ['(1,2)', String.raw`\{1,2\}`],
          ['(2,1)', String.raw`\emptyset`],
          ['(1,1)', String.raw`\emptyset`],
          ['[2,1]', 'no solution'],
          [String.raw`\{\{1,2\}\}`, String.raw`\{1,2\}`],
          [String.raw`\{\emptyset\}`, String.raw`\emptyset`],
          ['1,1,2', '1,2'],
          ['1 or 2', '1'],
          [String.raw`[-1,1], \mathbb{R}`, '[-1,1]'],
          [String.raw`\mathbb{R}, y \ge 1`, String.raw`y \ge 1`],
          [String.raw`(1,2]`, String.raw`\begin{pmatrix}1\\2\end{pmatrix}`],
          ['2i', '(2,0)'],
          ['2i+3', '(2,0)'],
          [String.raw`2\mathbf{i}+3\mathbf{j}+\mathbf{k}`, '(2,3)'],
          ['3k', '(0,0)'],
        ],
        isRefused,
      ),
    ).toEqual([])
  })

  test('keeps what is said of different names apart', () => {
    expect(
      wrongOnes(
        [
          ['x > 1', 'y > 1'],
          ['1 < x < 2', '1 < y < 2'],
          ['x > 1, y < 2', '1 < x < 2'],
          ['x = 0 or y > 1', 'x = 0 or x > 1'],
          ['x=1, x=2', 'y=1, y=2'],
          [String.raw`x\in\{1,2\}`, String.raw`y\in\{1,2\}`],
          [String.raw`\{y : x > 1\}`, String.raw`\{x : x > 1\}`],
          [String.raw`x = k\pi, k\in\mathbb{Z}`, String.raw`y = k\pi, k\in\mathbb{Z}`],
          [String.raw`x=k, y=2k, k\in\mathbb{Z}`, String.raw`x=2k, y=k, k\in\mathbb{Z}`],
          ['f(2) = 4', 'f(3) = 4'],
          ['f(2) > 1', 'f(3) > 1'],
          ['f(x) = x^2', 'f(y) = x^2'],
          ['a:b = 2:3', 'b:a = 2:3'],
          ['y=2, x=1', '(2,1)'],
        ],
        isRefused,
      ),
    ).toEqual([])
    expect(
      wrongOnes(
        [
          ['x > 1', String.raw`(1,\infty)`],
          [String.raw`\{x : x>1\}`, String.raw`\{t : t>1\}`],
          ['f(x) > 1', 'y > 1'],
          ['f(x) = x^2', 'f(t) = t^2'],
          ['y=2, x=1', '(1,2)'],
          ['x=y=1', 'x=1, y=1'],
          [String.raw`1<x<4, x\in\mathbb{Z}`, '2, 3'],
          [String.raw`x \ne 2, x \in \mathbb{R}`, String.raw`\mathbb{R}\setminus\{2\}`],
          [String.raw`x<-1, 0<x<1, or x>2`, String.raw`(-\infty,-1)\cup(0,1)\cup(2,\infty)`],
          [String.raw`\tan\theta = \frac34`, String.raw`\frac34`],
          [String.raw`P(A\cap B) = \frac18`, String.raw`\frac18`],
        ],
        isEqual,
      ),
    ).toEqual([])
  })

  test('solves nothing that it does not know', () => {
    expect(
      wrongOnes(
        [
          [String.raw`x = \pm 2`, 'x^2 = 9'],
          ['x = (1,2)', 'x^2 + y = 9'],
          ['x/y > 1', 'x > y'],
          [String.raw`\frac{x(x-1)}{x} < 0`, 'x < 1'],
          [String.raw`(\sqrt{x})^2 < 4`, 'x < 4'],
          [String.raw`\frac{(x-1)^2}{x-1} = 0`, 'x - 1 = 0'],
          ['x/y = 1', 'x = y'],
          ['f(x+1) - f(x) = 2', 'f(x) - f(x+2) = 2'],
          ['f(1) < f(2)', String.raw`\emptyset`],
          [String.raw`\{x \in (0,1) : x > 1/2\}`, String.raw`(1/2, \infty)`],
          ['x < -1, x > 1', 'no solution'],
          ['x<2 or x>5, x>2', 'x<2 or x>5'],
          [String.raw`2x \equiv 4 \pmod{10}`, String.raw`x \equiv 4 \pmod{10}`],
          [String.raw`(t,t), t\in\mathbb{R}`, String.raw`(1,1), t\in\mathbb{R}`],
          [String.raw`k\pi, 100k\pi, k\in\mathbb{Z}`, String.raw`100k\pi, k\in\mathbb{Z}`],
          [String.raw`k\pi, k\in\mathbb{Z}`, String.raw`k\pi, k\in\mathbb{Z} \pmod 7`],
          [String.raw`k\pi, k is an even integer`, String.raw`k\pi, k\in\mathbb{Z}`],
          ['0:0', '1:2'],
          ['0:3', '0:5'],
          ['1:05', '3:15'],
          ['3:00 PM', '3:00'],
          ['x^2 = 4', '4'],
        ],
        isRefused,
      ),
    ).toEqual([])
  })

  test('knows equations by their solutions', () => {
    expect(
      wrongOnes(
        [
          ['y = 1/x', 'xy = 1'],
          ['y = 1/x', 'x = 1/y'],
          [String.raw`\frac{x^2-1}{x-1} = 0`, 'x + 1 = 0'],
          [String.raw`x = \pm 2`, 'x^2 = 4'],
          ['f(x) + f(y) = f(xy)', 'f(y) + f(x) = f(xy)'],
        ],
        isEqual,
      ),
    ).toEqual([])
    expect(compareAnswers('x^2+y^2=1', 'x^2+y^2=2').is).toBe('different')
  })
})

describe('compareAnswers, by the options of a row', () => {
  test('reads many notations', () => {
    const pairs = [
      ['9.8 m/s^2', String.raw`9.8 m\cdot s^{-2}`],
      ['3 μm', String.raw`3\times10^{-6} m`],
      [String.raw`100\ \Omega`, '100 ohms'],
      [String.raw`-\pi`, String.raw`-\text{π}`],
      [String.raw`e^{\pi}`, 'e**pi'],
      [String.raw`(-\infty, 0)`, String.raw`\text{all negative real numbers}`],
      [String.raw`(-\infty,-3)\cup(-3,3)\cup(3,\infty)`, String.raw`x \neq \pm 3`],
      ['2', String.raw`\int_0^{\pi} \sin x\,dx = 2`],
      ['1/2', String.raw`P(A \mid B) = \frac{1}{2}`],
      ['30 minutes', String.raw`30\,\mathrm{min}`],
    ] as const
    expect(wrongOnes(pairs, isEqual)).toEqual([])
    const others = [
      [String.raw`\mathbb{R}`, String.raw`x \neq \pm 3`],
      ['2', String.raw`\int_0^{\pi} \sin x\,dx = 3`],
      [String.raw`x < 2`, String.raw`x < \pm 2`],
      ['(2, 1)', 'A(1, 2)'],
      [String.raw`\{1, 2, 4, 5\}`, String.raw`\{1, 2, \ldots, 5\}`],
    ] as const
    expect(wrongOnes(others, isRefused)).toEqual([])
  })

  test.each<[string, string, CompareOptions, string]>([
    ['1/3', '0.333', {}, 'different'],
    ['1/3', '0.333', { tolerance: 'written' }, 'equal'],
    ['1/3', '0.334', { tolerance: 'written' }, 'different'],
    [String.raw`\pi`, '3.14', { tolerance: 'written' }, 'equal'],
    [String.raw`\pi`, '3.15', { tolerance: 'written' }, 'different'],
    [String.raw`\approx 3.14`, String.raw`\pi`, {}, 'equal'],
    ['3.14', String.raw`\pi`, {}, 'different'],
    ['1234.5', '0e9', { tolerance: 'written' }, 'different'],
    ['1234.5', String.raw`0 \times 10^{9}`, { tolerance: 'written' }, 'different'],
    ['1/3', '0.3', { tolerance: 'written' }, 'different'],
    ['2.50', '2.5', { tolerance: 'written' }, 'equal'],
    ['100', '104.0', { tolerance: { relative: 0.05 } }, 'equal'],
    ['100', '106.0', { tolerance: { relative: 0.05 } }, 'different'],
    ['100', '104', { tolerance: { relative: 0.05 } }, 'different'],
    [String.raw`10^{-12}`, String.raw`1.01 \cdot 10^{-12}`, { tolerance: { relative: 0.05 } }, 'equal'],
    [String.raw`10^{-12}`, String.raw`1.1 \cdot 10^{-12}`, { tolerance: { relative: 0.05 } }, 'different'],
    ['0', '0.0001', { tolerance: { relative: 0.05 } }, 'different'],
    ['1', '1.0000000005', { tolerance: { absolute: 1e-9 } }, 'equal'],
    ['1', '1.000000002', { tolerance: { absolute: 1e-9 } }, 'different'],
    ['1', '1.5', { tolerance: { absolute: 0.5 } }, 'equal'],
    [String.raw`\{1.05, 1.0\}`, String.raw`\{1.04, 1.1\}`, { tolerance: { absolute: 0.0501 } }, 'equal'],
    ['[0, 1.0]', '[0, 1.01]', { tolerance: { absolute: 0.05 } }, 'equal'],
    [String.raw`x \le 1.0`, String.raw`x \le 1.01`, { tolerance: { absolute: 0.05 } }, 'equal'],
    [String.raw`x < 1.0`, String.raw`x \le 1.01`, { tolerance: { absolute: 0.05 } }, 'different'],
    ['50', '50%', {}, 'different'],
    ['50', '50%', { units: '%' }, 'equal'],
    ['50', '0.5', { units: '%' }, 'different'],
    ['500', '5 m', { units: 'cm' }, 'equal'],
    ['5', '5 m', { units: 'cm' }, 'different'],
    ['5', '5 widgets', { units: 'widgets' }, 'equal'],
    ['5', '5 apples', { units: 'widgets' }, 'undecided'],
    [String.raw`\sqrt{x^2}`, 'x', {}, 'different'],
    [String.raw`\sqrt{x^2}`, 'x', { variables: 'positive' }, 'equal'],
    [String.raw`\ln(x^2)`, String.raw`2\ln x`, {}, 'different'],
    [String.raw`\ln(x^2)`, String.raw`2\ln x`, { variables: 'positive' }, 'equal'],
    [String.raw`\sin(n\pi)`, '0', {}, 'different'],
    [String.raw`\sin(n\pi)`, '0', { variables: 'integer' }, 'equal'],
    ['|a|^2', 'a^2', {}, 'equal'],
    ['|a|^2', 'a^2', { variables: 'complex' }, 'different'],
    ['|a|^2', String.raw`a\bar{a}`, { variables: 'complex' }, 'equal'],
  ])('of %s and %s with %o it finds that they are %s', (expected, answer, options, verdict) => {
    const finding = compareAnswers(expected, answer, options)
    expect(finding.is, finding.reason).toBe(verdict)
  })
})
