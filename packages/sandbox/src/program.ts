import { SandboxError } from './sandbox-error.ts'

/** A program to run: source files, and what it is given. */
export interface Program {
  /** A language's name, such as `python`. */
  language: string
  /** The source, when it is one file. */
  code?: string
  /** Several files by relative path, beside or instead of `code`; read-only for the program, in the folder of its source. */
  files?: Readonly<Record<string, string | Uint8Array>>
  /** The file to run; by default the language's, such as `main.py`. */
  entry?: string
  args?: readonly string[]
  stdin?: string | Uint8Array
}

/** A program as files. */
export interface SettledProgram {
  files: ReadonlyMap<string, string | Uint8Array>
  entry: string
  args: readonly string[]
  stdin: string | Uint8Array
}

const maxFiles = 256
const maxBytes = 16 * 1024 * 1024
const maxArgs = 256
const maxArgBytes = 64 * 1024

/** @throws {SandboxError} `program_invalid` for paths that lead elsewhere, no file to run, or too much */
export function settleProgram(program: Program, usualEntry: string): SettledProgram {
  const refuse = (message: string): never => {
    throw new SandboxError('program_invalid', message)
  }
  const { entry = usualEntry, args = [], stdin = '' } = program
  const files = new Map(Object.entries(program.files ?? {}))
  if (program.code !== undefined) files.set(entry, program.code)
  if (!files.has(entry)) refuse(`There is no file ${JSON.stringify(entry)} to run`)
  if (files.size > maxFiles) refuse(`It has ${files.size} files, and ${maxFiles} are the most`)
  for (const path of files.keys())
    if (!isPlainPath(path)) refuse(`${JSON.stringify(path.slice(0, 100))} is no plain relative path of a file`)
  for (const path of files.keys())
    for (const above of foldersAbove(path))
      if (files.has(above)) refuse(`${JSON.stringify(above)} is a file, and a folder of ${JSON.stringify(path)}`)
  const bytes = [stdin, ...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0)
  if (bytes > maxBytes) refuse(`It has ${bytes} bytes, and ${maxBytes} are the most`)
  if (args.length > maxArgs || args.join('').length > maxArgBytes || args.some((arg) => arg.includes('\0')))
    refuse('It has too many arguments, or one that cannot be passed')
  return { files, entry, args, stdin }
}

const isPlainPath = (path: string): boolean =>
  path.length <= 200 && path.split('/').every((part) => /^[\w][\w.@+ -]*$/.test(part))

const foldersAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((_, index) => path.split('/', index + 1).join('/'))
