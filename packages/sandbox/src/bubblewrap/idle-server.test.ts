import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { whyNotHere } from './why-not-here.fixture.ts'

const fixture = fileURLToPath(new URL('./idle-server.fixture.ts', import.meta.url))
const skip = await whyNotHere()

describe('a process that has nothing else to do', () => {
  test.skipIf(skip !== undefined).each(['here', 'apart'])(
    `ends, though runtimes wait for programs, with its sandbox %s${skip === undefined ? '' : `: ${skip}`}`,
    async (where) => {
      const server = spawn(process.execPath, [fixture, where], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      // It would stay for ever: the test's own limit of time would end it.
      const [code] = (await once(server, 'close')) as [number]
      expect({ code, said }).toEqual({ code: 0, said: 'ok\n' })
    },
  )
})
