// A server that starts programs for as long as it lives; it says when it has some of every kind.
import type { Home } from '../process/home.ts'
import { createSandbox } from '../sandbox.ts'
import { createBubblewrap } from './bubblewrap.ts'

const [marker = ''] = process.argv.slice(2)
const homes: Home[] = []
const sandbox = await createSandbox({
  concurrency: 64,
  prewarm: { python: 2, javascript: 1 },
  provider: (home) => {
    homes.push(home)
    return createBubblewrap({ home })
  },
})
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
process.stdout.write(`${homes[0]?.folder}\n`)
