import { createSandboxProcess } from '../apart/create-sandbox-process.ts'
import { createSandbox } from '../local-sandbox.ts'

// Runs a program and has nothing else to do; runtimes wait, and nobody closes the sandbox.
const create = process.argv[2] === 'apart' ? createSandboxProcess : createSandbox
const sandbox = await create({ prewarm: { python: 2, javascript: 1 }, concurrency: 2 })
await sandbox.warmUp()
const { ending } = await sandbox.run({ language: 'python', code: 'print(1)' })
await sandbox.warmUp()
process.stdout.write(`${ending}\n`)
