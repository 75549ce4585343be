import fc from 'fast-check'

/** Characters that are looked at in a hostile text. */
const longest = 4096

/** The pieces of a text with ` · ` between them. */
export const listed = (text: string): string[] => text.split('·').map((item) => item.trim())

const repeated = (piece: string) => piece.repeat(Math.floor(longest / piece.length))
const times = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index))

const again = listed(String.raw`
  ( · | · |x · \frac · 9 · x · - · 1+ · 1< · 1, · x; · \foo · \text{a} · \sqrt · [1,2)\cup · a!b · 1: · 1% · \pm · 1\pm · $ · \ ·
  " · 😀 · x= · \left\right · \begin{matrix} · C(5, · { · } · _ · ^ · & · \\ · ~ · / · ! · \boxed{ · \overline{ · \text{ · 0.1 · 1. ·
  1e · ² · ₂`)
const wordsAgain = listed(
  'the answer is · 1 or · 7 mod · 5 km · m/s · and · integer · k integer · a half · 1 hour · 5 choose · squared · base 2',
)

/** Texts of about 4 KB, each meant to take for ever, to nest too deep, to grow too large, or to be taken for something. */
export const hostileTexts: readonly string[] = [
  ...[...again, ...wordsAgain.map((word) => `${word} `), '\u0000', '\ud800', '\u202e'].map(repeated),
  `${'('.repeat(2000)}1${')'.repeat(2000)}`,
  `${'{'.repeat(2000)}1${'}'.repeat(2000)}`,
  `${'|x+'.repeat(1000)}1${'|'.repeat(1000)}`,
  `${'\\frac{1}{'.repeat(400)}2${'}'.repeat(400)}`,
  `2${'^{2'.repeat(1000)}${'}'.repeat(1000)}`,
  `2${'^2'.repeat(2000)}`,
  `x${'_{x'.repeat(1000)}${'}'.repeat(1000)}`,
  `${'\\left('.repeat(300)}1${'\\right)'.repeat(300)}`,
  `5${'!'.repeat(4000)}`,
  `3${'!'.repeat(12)}`,
  `${'sin('.repeat(800)}x${')'.repeat(800)}`,
  `${'['.repeat(2000)}${']'.repeat(2000)}`,
  `${'\\{'.repeat(1000)}${'\\}'.repeat(1000)}`,
  `f${"'".repeat(4000)}`,
  `${'\\sqrt{'.repeat(500)}2${'}'.repeat(500)}`,
  `1${'^\\circ'.repeat(600)}`,
  `1${',000'.repeat(1000)}`,
  `1${' 000'.repeat(1000)}`,
  `1${'\u0305'.repeat(2000)}`,
  `${' '.repeat(4000)}5`,
  `5${' '.repeat(4000)}base${' '.repeat(90)}`,
  `0.${'3'.repeat(4000)}`,
  `0.\\overline{${'123456789'.repeat(6)}}`,
  ...listed(String.raw`
    9^9^9^9^9^9^9^9 · 9^{9^{9^{9^{9}}}} · 100000! · 99999999999999! · 9!!!!! · 2^{999999999} · (1/3)^{-999999999} ·
    (x+1)^{999999} · (a+b+c+d+e+f+g+h)^{50} · \sum_{k=1}^{10^{10}} k · \sum_{k=1}^{20000}\sin(k) ·
    \sum_{a=1}^{9999}\sum_{b=1}^{9999} \sin(ab) · \binom{10^{18}}{5\cdot 10^{17}} · 1e4000 · 1e99999 · 1e-4000 ·
    \begin{pmatrix}1&1\\1&0\end{pmatrix}^{20} · \sqrt[999999999999]{2} · 2^{\sqrt{2}} · (\sqrt{2})^{10^{9}} · (1+i)^{1000000} ·
    (1+i)^{10^{12}} · x^{x^{x^{x^{x}}}} · (x!)! · n!!!! · \sin(10^{1000}) · \sin(10^{10^{10}}) · e^{10^{6}} · e^{10^{20}} ·
    \ln(10^{10^{10}}) · \sqrt{10^{2000}+1} · 75 cents% · \lfloor e^{\ln 5} \rfloor ·
    \sqrt{2+\sqrt{3+\sqrt{5+\sqrt{7+\sqrt{11+\sqrt{13+\sqrt{17}}}}}}}`),
  '(a+b+c+d)'.repeat(400),
  `${'(x+1)^{300}+'.repeat(300)}1`,
  `${'\\sin(\\cos('.repeat(300)}x${'))'.repeat(300)}`,
  `${'e^{'.repeat(400)}x${'}'.repeat(400)}`,
  `${'\\ln('.repeat(600)}5${')'.repeat(600)}`,
  `\\gcd(${'12345678901234567890,'.repeat(190)}1)`,
  times(300, (index) => `\\sqrt{${index + 2}}`).join('+'),
  times(300, (index) => `\\ln(${index + 2})`).join('+'),
  times(200, (index) => `\\sin(${index + 2}x)`).join('+'),
  times(150, (index) => `\\cos(\\pi/${index + 2})`).join('+'),
  times(700, (index) => `x_{${index}}`).join('+'),
  times(300, (index) => `(x_{${index}}+1)`).join(''),
  times(200, (index) => `\\frac{1}{x+${index}}`).join('+'),
  `\\begin{pmatrix}${'1&'.repeat(2000)}1\\end{pmatrix}`,
  `\\det(\\begin{pmatrix}${'a&b&c&d&e\\\\'.repeat(5)}\\end{pmatrix})`,
  times(900, String).join(', '),
  times(900, String).join(' '),
  times(250, (index) => `(${2 * index},${2 * index + 1})`).join('∪'),
  times(120, (index) => `(\\sqrt{${2 * index + 1}},\\sqrt{${2 * index + 2}})`).join('\\cup'),
  times(300, (index) => `x=${index}`).join(','),
  `${'\\arctan('.repeat(400)}1${')'.repeat(400)}`,
  `${'{1\\over '.repeat(400)}2${'}'.repeat(400)}`,
  `\\sqrt[64]{${'7'.repeat(4000)}}`,
  `\\sqrt{${'9'.repeat(60)}}`,
]

const pieces = [
  ...listed(String.raw`
    \frac · { · } · ( · ) · [ · ] · \{ · \} · | · ^ · _ · + · - · * · / · = · < · > · , · ; · : · ! · % · & · \sqrt · \pi · \infty ·
    \cup · \cap · \in · \le · \ne · \pm · \cdot · \left · \right · \text{ · \mathbb{Z} · \begin{pmatrix} · \end{pmatrix} · \\ ·
    \circ · \sum_{k=1}^{n} · \ln · \sin · \overline{ · \dot · \pmod{5} · $ · x · y · n · e · i · C · k · 0 · 1 · 2 · 12 · 3.5 · 1,000 ·
    0.\overline{3} · or · and · cm · hours · base 2 · not · is · yes · no solution · \emptyset · x \in · \approx · … · ½ · ² · − · √ ·
    ∞ · ° · 😀 · é · " · ' · ~`),
  ' ',
  '\u0305',
]

/** Pieces of LaTeX in any order: some of it is an answer, and most is broken. */
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''))

const shortAnswers = listed(String.raw`
  5 · -5 · 1/2 · 0.5 · 50\% · \frac{1}{2} · 2\pi · \sqrt{2} · \sqrt{8} · 2\sqrt2 · x · x^2 · x+1 · (x+1)^2 · x^2+2x+1 · (1,2) · [1,2] ·
  \{1,2\} · 1, 2 · 2, 1 · 1 or 2 · \pm 1 · x > 1 · (1,\infty) · x=1 · x=1, y=2 · \emptyset · no solution · A · (B) · B) 12 · yes ·
  Monday · 5 cm · 50 mm · 1 hour · 60 min · \$5 · 90^\circ · \pi/2 · 101_2 · 1:2 · 2:4 · 3:00 · 3:00 PM · k\pi, k\in\mathbb{Z} ·
  2k\pi, k\in\mathbb{Z} · x \equiv 2 \pmod 5 · y = 2x+1 · 2x-y+1=0 · f(x)=x^2 · x^2+C · \mathbb{R} · x \ne 1 ·
  \begin{pmatrix}1\\2\end{pmatrix} · (-\infty,1)\cup(1,\infty) · 1,234 · 1234 · 0.333 · 1/3 · 2e-3 · \int x dx · five · half · x=5 cm ·
  Area = 5 · ab · cat · ACD · A, C, D · i · 2i+3j · (2,3) · 5 apples · 5 people · 1,5 · 1.5 · ( · \frac{ · `)

/** Answers, and what is none. */
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...shortAnswers) },
  { weight: 2, arbitrary: soup },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
)

const longSoup = fc.array(fc.constantFrom(...pieces), { minLength: 100, maxLength: 1200 })
const twoPieces = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces))

/** Texts up to 4 KB that nobody means well with. */
export const hostile = fc.oneof(
  { weight: 3, arbitrary: soup },
  { weight: 1, arbitrary: longSoup.map((parts) => parts.join('').slice(0, longest)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: longest }) },
  { weight: 1, arbitrary: twoPieces.map(([a, b]) => repeated(`${a}${b}`)) },
)
