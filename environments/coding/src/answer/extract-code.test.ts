import { describe, expect, test } from 'vitest'
import { extractCode } from './extract-code.ts'

const block = (tag: string, code: string) => `\`\`\`${tag}\n${code}\n\`\`\``

describe('extractCode', () => {
  test.each([
    ['a block of the language', block('python', 'x = 1'), 'x = 1'],
    ['another name of it', block('py', 'x = 1'), 'x = 1'],
    ['in capitals', block('Python', 'x = 1'), 'x = 1'],
    ['a block without a language', block('', 'x = 1'), 'x = 1'],
    ['the last of several', `${block('python', 'x = 1')}\ntext\n${block('python', 'x = 2')}`, 'x = 2'],
    ['its own rather than one of another language', `${block('python', 'x = 1')}\n${block('text', 'out')}`, 'x = 1'],
    ['its own rather than a later one without a language', `${block('python', 'x = 1')}\n${block('', '42')}`, 'x = 1'],
    ['what stands behind thoughts', `<think>${block('python', 'x = 1')}</think>${block('python', 'x = 2')}`, 'x = 2'],
    [
      'what stands behind an end of thoughts alone',
      `${block('python', 'x = 1')}</think>\n${block('', 'x = 2')}`,
      'x = 2',
    ],
    ['a block that is not closed', '```python\nx = 1\ny = 2', 'x = 1\ny = 2'],
    ['a block with tildes', '~~~python\nx = 1\n~~~', 'x = 1'],
    ['a block with fences in it', '````python\nx = """\n```\n"""\n````', 'x = """\n```\n"""'],
    ['lines that end with carriage returns', '```python\r\nx = 1\r\n```', 'x = 1'],
    ['an indented block', '  ```python\nx = 1\n  ```', 'x = 1'],
  ])('finds %s', (_, answer, code) => {
    expect(extractCode(answer, 'python')).toBe(code)
  })

  test.each([
    ['no block', 'x = 1'],
    ['a block of another language', block('javascript', 'x = 1')],
    ['a block of text', block('text', '1 2 3')],
    ['an empty block', block('python', ' ')],
    ['thoughts alone', `<think>${block('python', 'x = 1')}`],
    ['thoughts that end', `<think>${block('python', 'x = 1')}</think>done`],
    ['nothing', ''],
  ])('finds nothing in %s', (_, answer) => {
    expect(extractCode(answer, 'python')).toBeUndefined()
  })

  test('takes JavaScript where TypeScript is asked for, and not the other way round', () => {
    expect(extractCode(block('js', 'x'), 'typescript')).toBe('x')
    expect(extractCode(block('ts', 'x'), 'javascript')).toBeUndefined()
  })

  test('looks at the end of an answer of any length', () => {
    expect(extractCode(`${'text\n'.repeat(200_001)}${block('python', 'x = 1')}`, 'python')).toBe('x = 1')
  })
})
