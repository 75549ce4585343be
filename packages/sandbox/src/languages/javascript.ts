import { findNode } from './find-runtime.ts'
import type { Language, Runtime } from './language.ts'

/** From a script that is evaluated, becomes the program that the arguments name. */
const become = `
// What is written is written when the call returns: nothing is lost when the program exits.
for (const each of [process.stdout, process.stderr]) each._handle?.setBlocking?.(true)
// What is evaluated has as globals what a module has as its own.
for (const name of ['__filename', '__dirname', 'module', 'exports', 'require']) delete globalThis[name]
delete process._eval
process.execArgv = process.execArgv.slice(0, process.execArgv.indexOf('--eval'))
// From a stack that shows nothing of this script: a program fails alike, whichever way it was started.
process.nextTick(require('node:module').runMain)
`

/** Takes its job from file descriptor 3, then becomes the program as `node main.js` would run it. */
const waiting = String.raw`
(require => {
const fs = require('node:fs')
function read(length) {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; ) {
    const count = fs.readSync(3, bytes, at, length - at)
    if (count === 0) process.exit(0)
    at += count
  }
  return bytes.toString()
}
function readJob() {
  let length = ''
  while (!length.endsWith('\n')) length += read(1)
  return read(Number(length)).split('\0')
}
const [mode, entry, ...args] = readJob()
if (mode === 'session') {
  for (const each of [process.stdout, process.stderr]) each._handle?.setBlocking?.(true)
  const vm = require('node:vm')
  const { inspect } = require('node:util')
  // No wall: the cells of a session share all there is.
  const session = async () => {
    for (let count = 1; ; count += 1) {
      const [code] = readJob()
      let ok = '1\n'
      try {
        const value = await vm.runInThisContext(code, { filename: 'cell ' + count })
        if (value !== undefined) console.log(typeof value === 'string' ? value : inspect(value))
      } catch (error) {
        ok = '0\n'
        console.error(error)
      }
      await new Promise((resolve) => process.stdout.write('', resolve))
      await new Promise((resolve) => process.stderr.write('', resolve))
      fs.writeSync(3, ok)
    }
  }
  void session()
} else {
  if (mode === 'run') fs.closeSync(3)
  process.argv = [process.argv[0], entry, ...args]
  ${become}
}
})(require)
`

const flags = ({ memoryBytes }: { memoryBytes: number }): string[] => [
  `--max-old-space-size=${Math.max(16, Math.floor(memoryBytes / 1024 / 1024))}`,
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '--stack-trace-limit=20',
]

/** What V8 sets aside for code before it runs any, and for threads. */
const overheadBytes = 768 * 1024 * 1024

const signs = {
  memory:
    /heap out of memory|Array buffer allocation failed|Invalid array buffer length|process out of memory|ERR_MEMORY_ALLOCATION_FAILED/i,
  processes: /\bEAGAIN\b|ERR_WORKER_INIT_FAILED/,
}

const shared = {
  find: findNode,
  programs: ['node'],
  install: 'npm install --global node',
  command: ({ path }: Runtime, job: { entry: string; args: readonly string[] }, limits: { memoryBytes: number }) => [
    path,
    ...flags(limits),
    '--eval',
    `(require => {${become}})(require)`,
    '--',
    job.entry,
    ...job.args,
  ],
  waiting: ({ path }: Runtime, limits: { memoryBytes: number }) => [path, ...flags(limits), '--eval', waiting],
  overheadBytes,
  signs,
}

export const javascript: Language = { ...shared, name: 'javascript', entry: 'main.js', hasSessions: true }

/** TypeScript, its types taken off and not checked; Node itself reads it, enums and parameter properties as well. */
export const typescript: Language = { ...shared, name: 'typescript', entry: 'main.ts' }
