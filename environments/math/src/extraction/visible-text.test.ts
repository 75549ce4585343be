import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visibleText } from './visible-text.ts'

const shown = (text: string) => visibleText(text).trim()

describe('visibleText', () => {
  test.each([
    ['<think>a</think>b', 'b'],
    ['a<think>b</think>c', 'a\nc'],
    ['<THINK>a</Think>b', 'b'],
    ['<reasoning>a</reasoning>b', 'b'],
    ['<think>a', ''],
    ['b<think>a', 'b'],
    ['a</think>b', 'b'],
    ['a</think>b</think>c', 'c'],
    ['<think>a</think>b</think>c', 'c'],
    ['<think>a<think>b</think>c</think>d', 'd'],
    ['<think>a</thinking>b</think>c', 'c'],
    ['<thinks>a</thinks>b', '<thinks>a</thinks>b'],
    ['a\n```\nb\n```\nc', 'a\nc'],
    ['a\n~~~py\nb\n```\n~~~\nc', 'a\nc'],
    ['a\n````\n```\nb\n````\nc', 'a\nc'],
    ['```\nb', ''],
    ['a ```b``` c', 'a ```b``` c'],
    ['```b``` c', '```b``` c'],
    ['5. I hope it is correct.', '5.'],
    ['5. I hope this is correct', '5.'],
    ['5<|im_end|>', '5'],
    ['5 <|eot_id|>\n<|im_start|>user', '5'],
    ['5</s>', '5'],
    ['5<s></s>', '5'],
    ['5<|not a mark|>', '5<|not a mark|>'],
  ])('shows of %j only %j', (text, visible) => {
    expect(shown(text)).toBe(visible)
  })

  test('shows nothing of what stands in tags or fences', () => {
    const secret = 'SECRET'
    const part = fc.constantFrom(
      'a',
      '\n',
      `<think>${secret}</think>`,
      `\n\`\`\`\n${secret}\n\`\`\`\n`,
      '<answer>',
      '</s>',
      `<thought>\n${secret}\n</thought>`,
      '$x$',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        expect(visibleText(parts.join(''))).not.toContain(secret)
      }),
    )
  })

  test('takes time in proportion to what it is given', () => {
    for (const piece of [
      '<think>',
      '</think>',
      '<think></think>',
      ' ',
      '\n',
      '```\n',
      '</s>',
      '<|im_end|> ',
      'I hope it is correct. ',
    ])
      expect(visibleText(`5${piece.repeat(Math.floor(200_000 / piece.length))}x`).length).toBeLessThan(200_100)
  })
})
