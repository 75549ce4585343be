import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../hostile.test-kit.ts'
import { Unreadable } from './node.ts'
import { tokenize } from './tokenize.ts'

const tokensOf = (text: string) =>
  tokenize(text)
    .tokens.slice(0, -1)
    .map(({ kind, text: written }) => `${kind} ${written}`)

describe('tokenize', () => {
  test.each([
    ['x+12', ['letters x', 'mark +', 'number 12']],
    [String.raw`\frac{1}{2}`, ['command frac', 'mark {', 'number 1', 'mark }', 'mark {', 'number 2', 'mark }']],
    [String.raw`\dfrac\tfrac`, ['command frac', 'command frac']],
    [String.raw`\left( x \right)`, ['mark (', 'letters x', 'mark )']],
    [String.raw`\left. x \right|`, ['letters x', 'mark |']],
    [String.raw`\bigl[x\Bigr]`, ['mark [', 'letters x', 'mark ]']],
    [String.raw`x\,y\;z\ w\!v`, ['letters x', 'letters y', 'letters z', 'letters w', 'letters v']],
    [String.raw`\displaystyle x\quad y\quadz`, ['letters x', 'letters y', 'letters z']],
    [
      String.raw`x \leq 1 \geqslant 2 \neq 3`,
      ['letters x', 'command le', 'number 1', 'command ge', 'number 2', 'command ne', 'number 3'],
    ],
    ['x<=1>=2!=3', ['letters x', 'command le', 'number 1', 'command ge', 'number 2', 'command ne', 'number 3']],
    ['x == 1 := 2 ** 3', ['letters x', 'mark =', 'number 1', 'mark =', 'number 2', 'mark ^', 'number 3']],
    [String.raw`\text{ cm }\mathrm{sin}\mathrm{d}`, ['text cm', 'command sin', 'letters d']],
    [String.raw`5\,\mathrm{min}`, ['number 5', 'text min']],
    [String.raw`\mathrm{m}/\mathrm{sec}^2`, ['text m', 'mark /', 'text sec', 'mark ^', 'number 2']],
    [String.raw`\mathrm{min}(x)`, ['command min', 'mark (', 'letters x', 'mark )']],
    [String.raw`\mathrm{sec}^2x`, ['command sec', 'mark ^', 'number 2', 'letters x']],
    [String.raw`\text{5}\text{1/2}`, ['number 5', 'number 1', 'mark /', 'number 2']],
    [String.raw`\operatorname{arcsin}x`, ['command arcsin', 'letters x']],
    [String.raw`\operatorname*{argmax}`, ['text argmax']],
    [String.raw`\pi*2\circ*`, ['command pi', 'mark *', 'number 2', 'command circ', 'mark *']],
    [String.raw`\hspace{1cm}x\phantom{y}\color{red}z`, ['letters x', 'letters z']],
    [String.raw`\begin{array}{c|c} 1 \end{array}`, ['command begin:array', 'number 1', 'command end:array']],
    [String.raw`\$5\%\#`, ['text $', 'number 5', 'mark %', 'mark #']],
    ['$x$ and $y$', ['letters x', 'letters and', 'letters y']],
    ['$5', ['text $', 'number 5']],
    [String.raw`\\frac12`, ['command frac', 'number 12']],
    [
      'x²₁½',
      [
        'letters x',
        'mark ^',
        'mark {',
        'number 2',
        'mark }',
        'mark _',
        'mark {',
        'number 1',
        'mark }',
        'command frac',
        'mark {',
        'number 1',
        'mark }',
        'mark {',
        'number 2',
        'mark }',
      ],
    ],
    ['"5"', ['number 5']],
    ['1, 2, ...', ['number 1', 'mark ,', 'number 2', 'mark ,', 'command ldots']],
    ['naïve é', ['letters na', 'text ïve', 'text é']],
    [String.raw`\not= \not\in \not\equiv`, ['command ne', 'command notin', 'command notequiv']],
  ])('splits %s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  test('takes no character for one that looks like it', () => {
    for (const [letter, twin] of [
      ['0', 'O'],
      ['0', 'О'],
      ['1', 'l'],
      ['a', 'а'],
      ['x', 'х'],
      ['A', 'А'],
      ['1', '１'],
    ] as const)
      expect(tokensOf(twin)).not.toEqual(tokensOf(letter))
  })

  test('keeps where each token stands, and whether blank was before it', () => {
    const { tokens, text } = tokenize(String.raw`5 \, cm^2`)
    for (const { start, end, text: written } of tokens.slice(0, -1)) expect(text.slice(start, end)).toBe(written)
    expect(tokens.map(({ spaced }) => spaced)).toEqual([false, true, false, false, false])
  })

  test('separates by commas where it is asked to', () => {
    expect(tokenize('1,234').tokens.map(({ text }) => text)).toEqual(['1,234', ''])
    expect(tokenize('1,234', { commasSeparate: true }).tokens.map(({ text }) => text)).toEqual(['1', ',', '234', ''])
  })

  test('refuses what is too long', () => {
    expect(() => tokenize('x'.repeat(10_001))).toThrow('it is too long')
  })

  test('ends each text with one token for its end, or refuses it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          expect(tokenize(text).tokens.filter(({ kind }) => kind === 'end')).toHaveLength(1)
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable)
        }
      }),
    )
  })
})
