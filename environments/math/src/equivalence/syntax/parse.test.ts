import { describe, expect, test } from 'vitest'
import { Unreadable } from './node.ts'
import { parse } from './parse.ts'
import { shapeOf } from './shape.test-kit.ts'

describe('parse', () => {
  test.each([
    ['1+2x', '(+ 1 (* 2 x))'],
    ['-x^2', '(- (^ x 2))'],
    ['(-x)^2', '(^ (- x) 2)'],
    ['-3', '-3'],
    ['2-3', '(+ 2 -3)'],
    ['2 - -3', '(+ 2 (- (- 3)))'],
    ['a-b-c', '(+ a (- b) (- c))'],
    ['a+b-c', '(+ a b (- c))'],
    ['1/2/3', '(/ (/ 1 2) 3)'],
    ['1/2x', '(* (/ 1 2) x)'],
    ['a/bc', '(* (/ a b) c)'],
    ['2x/3y', '(* (/ (* 2 x) 3) y)'],
    [String.raw`\frac12`, '(/ 1 2)'],
    [String.raw`\frac1{23}`, '(/ 1 23)'],
    [String.raw`\frac{1}{2}x`, '(* (/ 1 2) x)'],
    [String.raw`\frac xy`, '(/ x y)'],
    [String.raw`\frac{a}{b}\frac{c}{d}`, '(* (/ a b) (/ c d))'],
    [String.raw`{1 \over 2}`, '(/ 1 2)'],
  ])('reads sums, products and quotients, from left to right: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['2^3^2', '(^ 2 (^ 3 2))'],
    ['2^-3', '(^ 2 (- 3))'],
    ['2^{-3}', '(^ 2 -3)'],
    ['2^{10}', '(^ 2 10)'],
    ['x^10', '(^ x 10)'],
    ['x^ab', '(* (^ x a) b)'],
    ['x^{ab}', '(^ x (* a b))'],
    [String.raw`2^\frac12`, '(^ 2 (/ 1 2))'],
    ['e^{-x}', '(^ e (- x))'],
    ['x_1^2', '(^ x_1 2)'],
    ['x_{n+1}', 'x_n+1'],
    ['a_{1,2}', 'a_1,2'],
    ["x'", "x'"],
    ["f''", "f''"],
  ])('reads powers and subscripts: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`\sqrt2`, '(sqrt 2)'],
    [String.raw`\sqrt 23`, '(sqrt 23)'],
    [String.raw`\sqrt{x+1}`, '(sqrt (+ x 1))'],
    [String.raw`\sqrt[3]{x}`, '(root x 3)'],
    ['sqrt(x)', '(sqrt x)'],
    ['sqrt2', '(sqrt 2)'],
    ['√2', '(sqrt 2)'],
    ['∛8', '(cbrt 8)'],
    [String.raw`\sin x`, '(sin x)'],
    [String.raw`\sin 2x`, '(sin (* 2 x))'],
    [String.raw`\sin 2\pi x`, '(sin (* 2 pi x))'],
    [String.raw`\sin x \cos x`, '(* (sin x) (cos x))'],
    [String.raw`\sin x + 1`, '(+ (sin x) 1)'],
    [String.raw`\sin x (1+x)`, '(* (sin x) (+ 1 x))'],
    [String.raw`\sin(x)(1+x)`, '(* (sin x) (+ 1 x))'],
    [String.raw`\sin^2 x`, '(^ (sin x) 2)'],
    [String.raw`\sin^{-1} x`, '(arcsin x)'],
    [String.raw`\sin^{-2} x`, '(^ (sin x) -2)'],
    [String.raw`\tan^{-1}(1)`, '(arctan 1)'],
    ['arcsin(x)', '(arcsin x)'],
    [String.raw`\arctan\frac12`, '(arctan (/ 1 2))'],
    [String.raw`\operatorname{arccot} x`, '(arccot x)'],
    [String.raw`\ln x`, '(ln x)'],
    [String.raw`\log_2 8`, '(log 8 2)'],
    [String.raw`\log_{10} x`, '(log x 10)'],
    [String.raw`\log_28`, '(log 8 2)'],
    ['log_10(100)', '(log 100 10)'],
    ['log2(8)', '(log 8 2)'],
    [String.raw`\log x`, '(log x)'],
    [String.raw`\lg(x)`, '(lg x)'],
    [String.raw`\exp(x)`, '(^ e x)'],
    ['exp x', '(^ e x)'],
    [String.raw`\max(1,2,3)`, '(max 1 2 3)'],
    [String.raw`\min\{1,2\}`, '(min 1 2)'],
    [String.raw`\gcd(12,18)`, '(gcd 12 18)'],
    ['|x|', '(abs x)'],
    ['|x-1|+2', '(+ (abs (+ x -1)) 2)'],
    ['||x|-1|', '(abs (+ (abs x) -1))'],
    ['|x||y|', '(* (abs x) (abs y))'],
    ['2|x|', '(* 2 (abs x))'],
    [String.raw`\left|\frac{x}{2}\right|`, '(abs (/ x 2))'],
    [String.raw`\|v\|`, '(norm v)'],
    [String.raw`\lfloor x \rfloor`, '(floor x)'],
    ['⌈x⌉', '(ceil x)'],
  ])('reads roots and functions with what they take: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['n!', '(factorial n)'],
    ['n!!', '(factorial2 n)'],
    ['(n+1)!', '(factorial (+ n 1))'],
    ['3!2!', '(* (factorial 3) (factorial 2))'],
    [String.raw`\binom{n}{k}`, '(binomial n k)'],
    [String.raw`\binom52`, '(binomial 5 2)'],
    [String.raw`{n \choose k}`, '(binomial n k)'],
    ['C(5,2)', '(binomial 5 2)'],
    ['5C2', '(binomial 5 2)'],
    ['P(5,2)', '(permutations 5 2)'],
    ['5P2', '(permutations 5 2)'],
    ['f(x)', '(apply f x)'],
    ['f(x,y)', '(apply f x y)'],
    ['f^{-1}(x)', '(* (^ f -1) x)'],
    ["g'(x)", "(apply g' x)"],
    ['a(b)', '(* a b)'],
    ['x(x+1)', '(* x (+ x 1))'],
    ['P(A)', '(* P A)'],
    [String.raw`\Gamma(n)`, '(factorial (+ n -1))'],
    [String.raw`\Gamma`, 'Gamma'],
  ])('reads factorials, coefficients and functions that nobody knows: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['(1,2)', '(1, 2)'],
    ['[1,2]', '[1, 2]'],
    ['(1,2]', '(1, 2]'],
    [']1,2[', ']1, 2['],
    ['[1,2[', '[1, 2['],
    [String.raw`\{1,2\}`, '{1, 2}'],
    [String.raw`\{\}`, 'set<∅>'],
    ['{1,2}', '{1, 2}'],
    ['{x}', 'x'],
    [String.raw`\langle 1,2 \rangle`, '⟨1, 2⟩'],
    ['<1,2>', '⟨1, 2⟩'],
    [String.raw`\left(1, 2\right)`, '(1, 2)'],
    [String.raw`\left[ 0, 1 \right)`, '[0, 1)'],
    ['((1,2),(3,4))', '((1, 2), (3, 4))'],
  ])('reads brackets of every kind: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['1,2', 'list(1, 2)'],
    ['1, 2 and 3', 'list(1, 2, 3)'],
    ['1 or 2', 'list(1, 2)'],
    ['1, 2, or 3', 'list(1, 2, 3)'],
    ['x=1, y=2', 'list(<x = 1>, <y = 2>)'],
    ['x=1 or x=2', '(or <x = 1> <x = 2>)'],
    ['x>1 and x<2', '(and <x > 1> <x < 2>)'],
    ['x=1, y=2 or x=2, y=1', '(or list(<x = 1>, <y = 2>) list(<x = 2>, <y = 1>))'],
    ['p=1,q=2; p=3,q=4', 'list(list(<p = 1>, <q = 2>), list(<p = 3>, <q = 4>))'],
    ['x<1, 2<x<3, or x>4', '(or <x < 1> <2 < x < 3> <x > 4>)'],
  ])('reads lists and clauses: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`1<x\le2`, '<1 < x ≤ 2>'],
    [String.raw`x \ge 1`, '<x ≥ 1>'],
    ['x != 1', '<x ≠ 1>'],
    ['x <> 1', '<x ≠ 1>'],
    ['x =< 1', '<x ≤ 1>'],
    [String.raw`x \in \mathbb{R}`, '<x ∈ set<ℝ>>'],
    [String.raw`x \notin \{1\}`, '<x ∉ {1}>'],
    [String.raw`x \not= 1`, '<x ≠ 1>'],
    [String.raw`x \not\in \{1\}`, '<x ∉ {1}>'],
    [String.raw`x \subset y`, '<x ⊂ y>'],
    [String.raw`x \approx 1`, '<x ≈ 1>'],
    [String.raw`\approx 1`, '1'],
    ['= 5', '5'],
    [String.raw`x \equiv 2 \pmod 5`, '<x ≡ 2 mod 5>'],
    [String.raw`x \equiv 2 \pmod{5}`, '<x ≡ 2 mod 5>'],
    [String.raw`x \equiv 2 (mod 5)`, '<x ≡ 2 mod 5>'],
    ['x = 2 mod 5', '<x = (mod 2 5)>'],
    [String.raw`7 \bmod 5`, '(mod 7 5)'],
    [String.raw`2 \pmod 5`, '<2 mod 5>'],
  ])('reads relations and residue classes: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`(1,2)\cup(3,4)`, '(∪ (1, 2) (3, 4))'],
    ['(1,2) U (3,4)', '(∪ (1, 2) (3, 4))'],
    [String.raw`\mathbb{R}\setminus\{0\}`, '(∖ set<ℝ> {0})'],
    [String.raw`\mathbb{R} \backslash \{0\}`, '(∖ set<ℝ> {0})'],
    [String.raw`\{x : x>1\}`, '{x | <x > 1>}'],
    [String.raw`\{x \mid x>1, x<3\}`, '{x | list(<x > 1>, <x < 3>)}'],
    ['{x | x > 1}', '{x | <x > 1>}'],
    [String.raw`\{x \in \mathbb{R} : x^2 = 4\}`, '{<x ∈ set<ℝ>> | <(^ x 2) = 4>}'],
    [String.raw`\{2k | k \in \mathbb{Z}\}`, '{(* 2 k) | <k ∈ set<ℤ>>}'],
    [String.raw`\mathbb{Z}^+`, 'set<ℤ+>'],
    [String.raw`\mathbb R`, 'set<ℝ>'],
    [String.raw`\R`, 'set<ℝ>'],
    ['ℝ', 'set<ℝ>'],
    [String.raw`\mathbb{R}^*`, 'set<ℝ∖0>'],
    [String.raw`\emptyset`, 'set<∅>'],
    ['∅', 'set<∅>'],
    [String.raw`\infty`, 'infinity'],
    [String.raw`-\infty`, '(- infinity)'],
  ])('reads sets and what joins them: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['2:3', 'ratio(2 3)'],
    ['1:2:3', 'ratio(1 2 3)'],
    ['2:30', 'clock(2 30)'],
    ['12:5', 'ratio(12 5)'],
    [String.raw`\pm 1`, '(± 1)'],
    [String.raw`1 \pm 2`, '(± 1 2)'],
    ['± √2', '(± (sqrt 2))'],
    [String.raw`\mp 1`, '(∓ 1)'],
    ['+/- 1', '(± 1)'],
  ])('reads ratios, times of day and signs: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}`, 'matrix(1 2 / 3 4)'],
    [String.raw`\begin{bmatrix}1\\2\end{bmatrix}`, 'matrix(1 / 2)'],
    [String.raw`\begin{vmatrix}1&2\\3&4\end{vmatrix}`, '(det matrix(1 2 / 3 4))'],
    [String.raw`\begin{array}{cc}1&2\\3&4\end{array}`, 'matrix(1 2 / 3 4)'],
    [String.raw`\left|\begin{matrix}1&2\\3&4\end{matrix}\right|`, '(det matrix(1 2 / 3 4))'],
    [String.raw`\begin{pmatrix}1\end{pmatrix}^2`, '(^ matrix(1) 2)'],
  ])('reads matrices: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['5 cm', '(* 5 unit<cm>)'],
    ['5cm', '(* 5 unit<cm>)'],
    [String.raw`5\text{ cm}`, '(* 5 unit<cm>)'],
    ['5 cm^2', '(* 5 (^ unit<cm> 2))'],
    ['5 m/s', '(/ (* 5 unit<m>) unit<s>)'],
    ['5 km per hour', '(/ (* 5 unit<km>) unit<hour>)'],
    ['5 m', '(* 5 unit<m>)'],
    ['5m', '(* 5 m)'],
    [String.raw`5 \text{ apples}`, '(* 5 unit<apples>)'],
    [String.raw`\$5`, '(* 5 unit<$>)'],
    ['$5', '(* 5 unit<$>)'],
    [String.raw`5\%`, '(* 5 unit<%>)'],
    ['5%', '(* 5 unit<%>)'],
    ['5 percent', '(* 5 unit<%>)'],
    [String.raw`90^\circ`, '(* 90 unit<°>)'],
    ['90°', '(* 90 unit<°>)'],
    [String.raw`60^\circ 30'`, '(* (+ 60 1/2) unit<°>)'],
    ['60°30\'36"', '(* (+ (+ 60 1/2) 1/100) unit<°>)'],
    [String.raw`20^\circ C`, '(* 20 unit<°C>)'],
  ])('reads units behind values and currencies before them: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`\text{Area} = 5`, '<label area = 5>'],
    [String.raw`\hat{i}`, 'unit i'],
    [String.raw`\mathbf{v}`, 'v'],
    [String.raw`\vec{AB}`, 'vec AB'],
    [String.raw`\overline{z}`, '(conj z)'],
    [String.raw`\bar{x}`, '(conj x)'],
    [String.raw`\overline{AB}`, 'overline AB'],
    [String.raw`\overline{ab}`, 'overline ab'],
    [String.raw`\frac{dy}{dx}`, 'dy/dx'],
    [String.raw`\frac{d^2y}{dx^2}`, 'd^2y/dx^2'],
    [String.raw`\frac{d}{2}`, '(/ d 2)'],
  ])('reads labels and decorated letters: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    [String.raw`\sum_{k=1}^{n} k^2`, '(sum (^ k 2) k 1 n)'],
    [String.raw`\prod_{k=1}^5 k`, '(prod k k 1 5)'],
    [String.raw`\sum_{i=1}^n i + 1`, '(+ (sum i i 1 n) 1)'],
  ])('reads series: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['xy', '(* x y)'],
    ['abc', '(* a b c)'],
    ['xsin(x)', '(* x (sin x))'],
    ['pir', '(* pi r)'],
    ['2pi', '(* 2 pi)'],
    ['pi', 'pi'],
    ['PI', 'pi'],
    ['inf', 'infinity'],
    ['oo', 'infinity'],
  ])('reads runs of letters: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['2½', '5/2:mixed'],
    ['2 1/2', '5/2:mixed'],
    [String.raw`2\frac12`, '5/2:mixed'],
    [String.raw`2\frac{3}{2}`, '(* 2 (/ 3 2))'],
    [String.raw`2\frac{1}{2}^2`, '(* 2 (^ (/ 1 2) 2))'],
    ['10 000/3', '(/ 10000 3)'],
    ['3 125/1000', '25/8:mixed'],
  ])('reads mixed numbers: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['1,234', '1234'],
    ['(1,234)', '(1, 234)'],
    ['1{,}234', '1234'],
    [String.raw`1\,234`, '1234'],
    ['0.5', '1/2:decimal'],
    ['.5', '1/2:decimal'],
    ['5.', '5'],
    [String.raw`0.\overline{3}`, '1/3:repeating'],
    ['0.(36)', '4/11:repeating'],
    [String.raw`0.1\dot{6}`, '1/6:repeating'],
    ['0.333...', '1/3:repeating'],
    ['1.5e-3', '3/2000:scientific'],
    ['2E5', '200000:scientific'],
    ['101_2', '5:based'],
    ['FF_{16}', '255:based'],
    ['0x1F', '31:based'],
    ['1e5', '100000:scientific'],
  ])('reads numbers: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    ['x_2', 'x_2'],
    ['A_1', 'A_1'],
    [String.raw`x \cdot -3`, '(* x (- 3))'],
    [String.raw`x \times y`, '(* x y)'],
    ['x*y', '(* x y)'],
    ['x**2', '(^ x 2)'],
    ['x÷y', '(/ x y)'],
    ['3 × 10^{8}', '(* 3 (^ 10 8))'],
  ])('reads signs of multiplication: %s', (text, shape) => {
    expect(shapeOf(parse(text))).toBe(shape)
  })

  test.each([
    '1+',
    '(',
    '(1',
    '1)',
    String.raw`\frac{1}`,
    String.raw`\frac`,
    'x^',
    'x_',
    'x^2_1',
    '5 6',
    '5 +',
    '* 5',
    '/2',
    'x => 1',
    '1..2',
    '1.2.3',
    String.raw`\foo`,
    String.raw`\cancel{5}`,
    String.raw`\text{blah}`,
    String.raw`5 \text{ is wrong}`,
    'not 5',
    '5 not',
    '5 apples and',
    '12 monkeys',
    String.raw`\begin{pmatrix}1&2\\3\end{pmatrix}`,
    String.raw`\begin{pmatrix}1`,
    String.raw`\begin{cases}1\end{cases}`,
    String.raw`\begin 1`,
    String.raw`\not x`,
    String.raw`\sum k`,
    String.raw`\sum_{k=1} k`,
    String.raw`\{x :`,
    '[1,2',
    '(1,2}',
    String.raw`\|x`,
    String.raw`\sin`,
    String.raw`\gcd`,
    'sqrt',
    String.raw`\binom{1}`,
    String.raw`A \cup B \cap C`,
    'x < 2 or x > 5, x > 3',
    'e^{-1}^{-1}',
    '102_2',
    '5_2',
    String.raw`\int x dx`,
    String.raw`\lim_{x \to 0} x`,
    String.raw`1, 2, \ldots`,
    String.raw`x \implies y`,
    String.raw`5 \& 6`,
    '#5',
    String.raw`\mathbb{X}`,
    String.raw`\Gamma(1,2)`,
    '1&2',
    String.raw`\ldots`,
    'f(',
    String.raw`\log_{2}`,
    '0.(3)(3)',
    '|x',
    '|x|y|',
    '',
    ' ',
    '`5`',
    '5\u0000',
    '１２',
    '٣',
  ])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow(Unreadable)
  })

  test('refuses what is too long, nests too deep, or is divided too often', () => {
    expect(() => parse('1+'.repeat(6000) + '1')).toThrow('it is too long')
    expect(() => parse('('.repeat(2000) + '1' + ')'.repeat(2000))).toThrow('it nests too deep')
    expect(() => parse('1/2'.repeat(400))).toThrow(Unreadable)
    expect(() => parse('1' + '/2'.repeat(400))).toThrow('it is divided too often')
  })

  test('says where it leaves the grammar', () => {
    expect(() => parse('(1 + 2')).toThrow('it has a ( that is not closed')
    expect(() => parse('1 + 2)')).toThrow('it goes on with ")" after its end')
    expect(() => parse(String.raw`1 + \foo`)).toThrow(String.raw`it has a command \foo`)
  })

  test('reads LaTeX, plain text and Unicode alike', () => {
    const alike = [
      [String.raw`\frac{x^2}{2} \le \sqrt{3}`, 'x²/2 ≤ √3', String.raw`\dfrac{x^{2}}{2} \leqslant \sqrt3`],
      [String.raw`2\pi \cdot r`, '2π·r', '2*pi*r'],
      [String.raw`x_{12} \neq -1`, 'x₁₂ ≠ −1', 'x_{12} != -1'],
      [String.raw`\left(1,\ \infty\right)`, '(1, ∞)', String.raw`\big(1,\,+\infty\big)`],
      [String.raw`\{1;\ 2\}`, String.raw`\lbrace 1, 2 \rbrace`, '{1, 2}'],
    ]
    for (const texts of alike) {
      const shapes = new Set(texts.map((text) => shapeOf(parse(text))))
      expect([...shapes]).toHaveLength(1)
    }
  })
})
