import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBoxes } from './boxes.ts'

const contents = (text: string) => findBoxes(text).map((box) => box.text)

describe('findBoxes', () => {
  test.each([
    [String.raw`so \boxed{5}.`, ['5']],
    [String.raw`\boxed{\frac{1}{2}}`, [String.raw`\frac{1}{2}`]],
    [String.raw`\boxed{\{1, \{2\}\}}`, [String.raw`\{1, \{2\}\}`]],
    [String.raw`\boxed {5}`, ['5']],
    [String.raw`\boxed 5`, ['5']],
    [String.raw`\boxed5`, ['5']],
    [String.raw`\fbox{5} \framebox{6}`, ['5', '6']],
    [String.raw`\boxed{\boxed{5}}`, [String.raw`\boxed{5}`]],
    [String.raw`\boxed{} and \boxed{5}`, ['', '5']],
    [String.raw`\boxed{5`, []],
    [String.raw`\boxed{5 and \boxed{6}`, ['6']],
    [String.raw`\boxed{5}} \boxed{6}`, ['5', '6']],
    [String.raw`\boxed{\text{a } b}`, [String.raw`\text{a } b`]],
    ['nothing', []],
  ])('finds what %s boxes', (text, found) => {
    expect(contents(text)).toEqual(found)
  })

  test.each([
    [String.raw`$-\boxed{5}$`, '-{5}'],
    [String.raw`x = -\boxed{5}`, '-{5}'],
    [String.raw`x = − \boxed{5}`, '-{5}'],
    [String.raw`-\boxed{5}`, '-{5}'],
    [String.raw`- \boxed{5}`, '5'],
    [String.raw`10 - \boxed{5}`, '5'],
    [String.raw`\boxed{50}\%`, String.raw`50\%`],
    [String.raw`\boxed{50}%`, '50%'],
    [String.raw`\boxed{30}^\circ`, String.raw`30^\circ`],
    [String.raw`\boxed{30}°`, '30°'],
    [String.raw`\boxed{5}\text{ cm}`, String.raw`5\text{ cm}`],
    [String.raw`\boxed{5} \text{ cm}^2`, String.raw`5 \text{ cm}^2`],
    [String.raw`\boxed{5}\,\mathrm{m}`, String.raw`5\,\mathrm{m}`],
    [String.raw`\boxed{5} \text{ and } \boxed{6}`, '5'],
    [String.raw`\boxed{5}!`, '5'],
    [String.raw`\boxed{}\%`, ''],
  ])('takes what stands right beside the box of %s for a part of the answer, where it is one', (text, answer) => {
    expect(contents(text)[0]).toBe(answer)
  })

  test.each([
    String.raw`not \boxed{5}`,
    String.raw`The answer is not $\boxed{5}$`,
    String.raw`It isn't \boxed{5}`,
    String.raw`never \(\boxed{5}\)`,
    String.raw`\boxed{5} is wrong`,
    String.raw`$\boxed{5}$ is not the answer`,
    String.raw`\boxed{5} would be incorrect`,
  ])('finds no answer in %s', (text) => {
    expect(contents(text)).toEqual([])
  })

  test('gives back any content with balanced braces', () => {
    const piece = fc.constantFrom('a', '1', ' ', '\\frac', '\\{', '\\}', '\\\\', '+', '$')
    const { group } = fc.letrec<{ group: string }>((tie) => ({
      group: fc
        .array(
          fc.oneof(
            { maxDepth: 3 },
            piece,
            tie('group').map((inner) => `{${inner}}`),
          ),
          { maxLength: 6 },
        )
        .map((parts) => parts.join('')),
    }))
    fc.assert(
      fc.property(group, fc.constantFrom('', ' then', '. '), (content, behind) => {
        expect(contents(`so \\boxed{${content}}${behind}`)).toEqual([content])
      }),
    )
  })

  test('takes time in proportion to what it is given', () => {
    expect(contents('\\boxed{'.repeat(30_000))).toEqual([])
    expect(contents('\\boxed '.repeat(30_000))).toHaveLength(0)
  })
})
