// A server that starts programs for as long as it lives; it says where its files are when it has some of every kind.
import { createSandboxProcess } from '../apart/create-sandbox-process.ts'
import { createSandbox } from '../local-sandbox.ts'
import { homesOfThis } from '../testing/host-processes.ts'

const [marker = '', where] = process.argv.slice(2)
const create = where === 'apart' ? createSandboxProcess : createSandbox
const sandbox = await create({ concurrency: 64, prewarm: { python: 2, javascript: 1 } })
await sandbox.warmUp()
const session = await sandbox.openSession('python')
await session.run(`import subprocess; child = subprocess.Popen(["sleep", "1000"], env={"MARKER": "${marker}"})`)
const code = 'trap "" TERM HUP; (setsid sleep 1000 &); echo up >&3; while :; do sleep 1; done'
const talk = await sandbox.open({ language: 'bash', code, args: [marker] }, { limits: { wallMs: 60_000 } })
await talk.receive()
// Some are just starting whenever it ends.
const start = async () => {
  for (;;) await sandbox.run({ language: 'bash', code: 'sleep 0.01', args: [marker] })
}
for (let i = 0; i < 4; i += 1) void start()
process.stdout.write(`${homesOfThis()[0]}\n`)
