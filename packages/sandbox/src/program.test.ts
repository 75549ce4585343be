import fc from 'fast-check'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Program, settleProgram } from './program.ts'
import type { SandboxError } from './sandbox-error.ts'

const settle = (program: Partial<Program>) => settleProgram({ language: 'python', code: '', ...program }, 'main.py')
const refusal = (program: Partial<Program>) => {
  try {
    settle(program)
    return undefined
  } catch (error) {
    return error as SandboxError
  }
}

describe('settleProgram', () => {
  test('makes a file of the code', () => {
    expect(settle({ code: 'print(1)' })).toEqual({
      files: new Map([['main.py', 'print(1)']]),
      entry: 'main.py',
      args: [],
      stdin: '',
    })
  })

  test('puts the code into the entry, beside other files', () => {
    const { files, entry } = settle({
      code: '1',
      entry: 'app/run.py',
      files: { 'app/other.py': '2', 'app/run.py': '3' },
    })
    expect(entry).toBe('app/run.py')
    expect(Object.fromEntries(files)).toEqual({ 'app/other.py': '2', 'app/run.py': '1' })
  })

  test.each([
    '..',
    '../main.py',
    'a/../../b',
    'a/..',
    './a',
    '.hidden',
    '/etc/passwd',
    '',
    'a//b',
    'a/',
    'a\0b',
    'a\nb',
    'a\\..\\b',
    '~/a',
    '$HOME/a',
    '-rf',
    '*',
    'C:\\a',
    'a/\u2025/b',
    'ä.py',
    'x'.repeat(201),
  ])('refuses the path %j', (path) => {
    for (const program of [{ files: { [path]: '' } }, { entry: path }]) {
      const error = refusal(program)
      expect(error).toMatchObject({ name: 'SandboxError', code: 'program_invalid' })
      expect(error?.message).toMatch(/is no plain relative path of a file/)
    }
  })

  test('refuses a path that is both a file and a folder', () => {
    expect(refusal({ files: { a: '', 'a/b': '' } })?.message).toBe('"a" is a file, and a folder of "a/b"')
  })

  test('takes names as they are in projects', () => {
    const paths = ['a.py', 'src/a-b/c_d.e2.ts', '__init__.py', 'data/A B (1).txt'.replace(/[()]/g, ''), 'v1.0+x/@x']
    const files = Object.fromEntries(paths.filter((path) => !path.includes('@x')).map((path) => [path, '']))
    expect([...settle({ files }).files.keys()]).toEqual([...Object.keys(files), 'main.py'])
  })

  test('a path that is taken stays below its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (path) => {
        if (refusal({ files: { [path]: '' } })) return
        const joined = posix.join('/folder', path)
        expect(joined).toBe(`/folder/${path}`)
        expect(joined.split('/')).not.toContain('..')
      }),
    )
  })

  test('refuses a program without the file to run', () => {
    expect(refusal({ code: undefined, files: { 'other.py': '' } })?.message).toBe('There is no file "main.py" to run')
  })

  test('refuses too many files, too many bytes and too many arguments, and says how many may be', () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, '']))
    expect(refusal({ files })?.message).toBe('It has 301 files, and 256 are the most')
    const code = 'x'.repeat(16 * 1024 * 1024)
    expect(refusal({ code })).toBeUndefined()
    expect(refusal({ code, stdin: 'x' })?.message).toBe('It has 16777217 bytes, and 16777216 are the most')
    expect(refusal({ code: 'ä'.repeat(9 * 1024 * 1024) })?.message).toBe(
      'It has 18874368 bytes, and 16777216 are the most',
    )
    expect(refusal({ files: { big: new Uint8Array(16 * 1024 * 1024 + 1) } })?.code).toBe('program_invalid')
    expect(refusal({ args: Array.from({ length: 257 }, () => '') })?.code).toBe('program_invalid')
    expect(refusal({ args: ['x'.repeat(65 * 1024)] })?.code).toBe('program_invalid')
    expect(refusal({ args: ['a\0b'] })?.code).toBe('program_invalid')
  })
})
