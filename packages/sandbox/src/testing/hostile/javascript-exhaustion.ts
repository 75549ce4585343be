import { brief, held, type HostileProgram } from './hostile-program.ts'

/** So that a collector of garbage gives up soon. */
const small = { memoryBytes: 48 * 1024 * 1024 }

/** JavaScript programs that want all there is of something; they are TypeScript as well. */
export const javascriptExhaustion: readonly HostileProgram[] = [
  // Time.
  { name: 'loops for ever', code: 'while (true) {}', limits: brief, expect: { ending: 'timeout' } },
  {
    name: 'keeps its event loop busy with promises',
    code: 'const again = () => Promise.resolve().then(again)\nagain()',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'keeps its event loop busy with ticks',
    code: 'const again = () => process.nextTick(again)\nagain()',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  { name: 'sleeps for ever', code: 'setInterval(() => {}, 2 ** 30)', limits: brief, expect: { ending: 'timeout' } },
  {
    name: 'waits for memory that nobody changes',
    code: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'ignores every signal that can be ignored',
    code: `
for (const name of Object.keys(require('node:os').constants.signals)) {
  try {
    process.on(name, () => {})
  } catch {}
}
while (true) {}`,
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'answers the signal of the limit of processor time with more work',
    code: "process.on('SIGXCPU', () => {})\nsetInterval(() => { for (let i = 0; i < 1e7; i += 1); }, 0)",
    limits: { cpuMs: 1000 },
    expect: { ending: 'timeout' },
  },
  {
    name: 'never stops while it exits',
    code: "process.on('exit', () => { while (true) {} })",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'refuses to exit',
    code: "process.exit = () => {}\nprocess.reallyExit = () => {}\nprocess.on('uncaughtException', () => {})\nsetInterval(() => { throw new Error('again') }, 1)",
    limits: brief,
    expect: { ending: ['timeout', 'output_limit'] },
  },
  {
    name: 'stops itself as a debugger would',
    code: "process.kill(process.pid, 'SIGSTOP')",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'backtracks in a regular expression',
    code: "void /^(a+)+$/.test('a'.repeat(64) + 'b')",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'computes a tower of powers',
    code: '9n ** (9n ** 8n) ** 2n',
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'sorts for ever',
    code: 'for (;;) Array.from({ length: 1e5 }, Math.random).sort()',
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'reads a file without end',
    code: "require('node:fs').createReadStream('/dev/zero').resume()",
    limits: brief,
    expect: { ending: 'timeout' },
  },
  {
    name: 'becomes itself again for ever',
    code: "require('node:child_process').spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' })",
    limits: brief,
    expect: { ending: ['timeout', 'process_limit', 'memory', 'nonzero_exit', 'output_limit'] },
  },

  // Processes.
  {
    name: 'starts itself twice, each time',
    code: "const { spawn } = require('node:child_process')\nfor (let i = 0; i < 2; i += 1) spawn(process.execPath, process.argv.slice(1), { stdio: 'ignore' }).on('error', () => {})",
    limits: { wallMs: 2500 },
    expect: { ending: ['timeout', 'process_limit', 'memory', 'nonzero_exit'] },
  },
  {
    name: 'starts programs without end',
    code: `
const { spawn } = require('node:child_process')
let count = 0
const more = () => {
  spawn('sleep', ['1000'], { stdio: 'ignore' }).on('spawn', () => {
    count += 1
    if (count > 64) escaped(count)
    more()
  })
}
more()`,
    limits: brief,
    expect: { ending: ['process_limit', 'nonzero_exit', 'timeout'] },
  },
  {
    name: 'starts workers without end',
    code: `
const { Worker } = require('node:worker_threads')
const more = () => new Worker('setInterval(() => {}, 1000)', { eval: true }).on('online', more)
more()`,
    limits: { wallMs: 4000 },
    expect: { ending: ['process_limit', 'memory', 'nonzero_exit', 'timeout'] },
  },
  {
    name: 'loops in several workers at once',
    code: `
const { Worker } = require('node:worker_threads')
for (let i = 0; i < 3; i += 1) new Worker('while (true) {}', { eval: true })`,
    limits: brief,
    expect: { ending: ['timeout', 'memory', 'process_limit', 'nonzero_exit'] },
  },
  {
    name: 'leaves a daemon that writes for ever',
    code: `
const { spawn } = require('node:child_process')
spawn('bash', ['-c', '(setsid bash -c "while :; do echo x > daemon.txt; done" &)'], { detached: true, stdio: 'inherit' }).on('exit', () => {
  held()
  process.exit()
})`,
    expect: held,
  },
  {
    name: 'leaves a daemon that holds its output open',
    code: `
require('node:child_process').spawn('sleep', ['1000000'], { detached: true, stdio: 'inherit' }).unref()
held()`,
    expect: held,
  },

  // Memory.
  {
    name: 'grows an array',
    code: "const kept = []\nwhile (true) kept.push(new Array(1000).fill('x'))",
    expect: { ending: 'memory' },
  },
  {
    name: 'doubles a string',
    code: "let text = 'x'\nconst kept = []\nwhile (true) {\n  text += text\n  kept.push(Buffer.from(text).toString('hex'))\n}",
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'fills buffers',
    code: 'const kept = []\nwhile (true) kept.push(Buffer.alloc(2 ** 20, 1))',
    expect: { ending: 'memory' },
  },
  {
    name: 'asks for too many bytes at once',
    code: 'new Uint8Array(2 ** 40)',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'fills array buffers',
    code: 'const kept = []\nwhile (true) {\n  kept.push(new ArrayBuffer(2 ** 24))\n  new Uint8Array(kept.at(-1)).fill(1)\n}',
    expect: { ending: 'memory' },
  },
  {
    name: 'fills typed arrays',
    code: 'const kept = []\nwhile (true) kept.push(new Float64Array(2 ** 18).fill(1))',
    expect: { ending: 'memory' },
  },
  {
    name: 'fills memory that threads share',
    code: 'const kept = []\nwhile (true) {\n  kept.push(new SharedArrayBuffer(2 ** 24))\n  new Uint8Array(kept.at(-1)).fill(1)\n}',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'grows the memory of a machine of its own',
    code: 'const memory = new WebAssembly.Memory({ initial: 1 })\nwhile (true) {\n  memory.grow(256)\n  new Uint8Array(memory.buffer).fill(1)\n}',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'keeps what never ends',
    code: "const kept = []\nconst more = async () => { for (;;) { kept.push(new Promise(() => 'x'.repeat(1000))); await null } }\nmore()",
    limits: small,
    expect: { ending: 'memory' },
  },
  {
    name: 'grows a map of symbols',
    code: 'const map = new Map()\nwhile (true) map.set(Symbol(), {})',
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'lifts the limit of its memory',
    code: "require('node:v8').setFlagsFromString('--max-old-space-size=100000')\nconst kept = []\nwhile (true) kept.push(new Array(1000).fill({}))",
    expect: { ending: ['memory', 'nonzero_exit'] },
  },
  {
    name: 'unpacks a bomb',
    code: "const { gzipSync, gunzipSync } = require('node:zlib')\nconst bomb = gzipSync(Buffer.alloc(2 ** 24))\nconst kept = []\nwhile (true) kept.push(gunzipSync(bomb))",
    expect: { ending: 'memory' },
  },
  {
    name: 'recurses for ever',
    code: 'const deeper = () => deeper() + 1\ndeeper()',
    expect: { ending: 'nonzero_exit' },
  },
  {
    name: 'recurses for ever on a stack that it made larger',
    code: "require('node:v8').setFlagsFromString('--stack-size=1000000')\nconst deeper = () => deeper() + 1\nsetTimeout(() => require('node:vm').runInThisContext('(function deeper() { return deeper() + 1 })()'), 1)",
    expect: { ending: ['nonzero_exit', 'memory'] },
  },
  {
    name: 'reads what is nested too deep',
    code: "JSON.parse('['.repeat(5e6) + ']'.repeat(5e6))\nheld()",
    expect: { ending: ['ok', 'nonzero_exit', 'memory'] },
  },

  // Files.
  {
    name: 'writes one huge file',
    code: `
const fs = require('node:fs')
const file = fs.openSync('huge', 'w')
let size = 0
process.on('SIGXFSZ', () => {})
try {
  while (size < 2 ** 32) size += fs.writeSync(file, Buffer.alloc(2 ** 20, 1))
} catch {}
if (size <= 2 ** 23) held()
else escaped(size)`,
    expect: { ending: ['ok', 'nonzero_exit'] },
  },
  {
    name: 'makes files without end',
    code: "const fs = require('node:fs')\nfor (let i = 0; ; i += 1) fs.writeFileSync(String(i), '')",
    limits: brief,
    expect: { ending: ['timeout', 'nonzero_exit', 'memory'] },
  },
  {
    name: 'makes folders in folders without end',
    code: "const fs = require('node:fs')\nwhile (true) {\n  fs.mkdirSync('deeper')\n  process.chdir('deeper')\n}",
    limits: brief,
    expect: { ending: ['timeout', 'nonzero_exit', 'memory'] },
  },
  {
    name: 'fills its folder',
    code: `
const fs = require('node:fs')
let total = 0
try {
  for (let i = 0; i < 200; i += 1) {
    fs.writeFileSync('fill-' + i, Buffer.alloc(2 ** 22, 1))
    total += 2 ** 22
  }
} catch {}
if (total <= 2 ** 25) held()
else escaped(total)`,
    expect: { ending: ['ok', 'memory'] },
  },
  {
    name: 'writes reports and snapshots of itself',
    code: "process.report.writeReport('/usr/report.json')\nrefused(() => require('node:fs').statSync('/usr/report.json'), () => require('node:v8').writeHeapSnapshot('/usr/heap'))",
    expect: held,
  },

  // Output.
  {
    name: 'writes to its output without end',
    code: "for (;;) console.log('x'.repeat(1000))",
    limits: small,
    expect: { ending: ['output_limit', 'memory'] },
  },
  {
    name: 'writes to its standard error without end',
    code: "for (;;) console.error('x'.repeat(1000))",
    limits: small,
    expect: { ending: ['output_limit', 'memory'] },
  },
  {
    name: 'writes without waiting',
    code: "setInterval(() => process.stdout.write('x'.repeat(2 ** 16)), 0)",
    expect: { ending: ['output_limit', 'memory'] },
  },
  {
    name: 'writes one long line',
    code: "process.stdout.write('x'.repeat(2 ** 24))",
    expect: { ending: 'output_limit' },
  },
  { name: 'is flooded with input and reads none of it', code: 'held()', stdin: 'x'.repeat(4_000_000), expect: held },
]
