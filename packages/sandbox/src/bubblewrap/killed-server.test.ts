import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createMarker, expectGone, ownerOf, processesWith } from '../testing/host-processes.ts'
import { whyNotHere } from './why-not-here.fixture.ts'

const fixture = fileURLToPath(new URL('./killed-server.fixture.ts', import.meta.url))
const skip = await whyNotHere()

/** Control groups of the first or second version with this name, wherever they stand. */
const groupsNamed = (name: string): string[] =>
  ['.', ...(existsSync('/sys/fs/cgroup') ? readdirSync('/sys/fs/cgroup') : [])]
    .map((each) => join('/sys/fs/cgroup', each, name))
    .filter(existsSync)

describe('a server that is killed', () => {
  test.skipIf(skip !== undefined).each(['here', 'apart'])(
    `leaves no process, folder or control group, with its sandbox %s${skip === undefined ? '' : `: ${skip}`}`,
    async (where) => {
      for (let round = 0; round < 2; round += 1) {
        const marker = createMarker()
        const server = spawn(process.execPath, [fixture, marker, where], { stdio: ['ignore', 'pipe', 'inherit'] })
        const [folder] = (await once(createInterface(server.stdout), 'line')) as [string]
        const label = basename(folder)
        expect(existsSync(folder)).toBe(true)
        expect(processesWith(marker).length).toBeGreaterThan(1)
        const ended = once(server, 'exit')
        server.kill('SIGKILL')
        await ended
        await expectGone(() => processesWith(marker))
        await expectGone(() => processesWith(label))
        await expectGone(() => [ownerOf(label)].filter((pid) => existsSync(`/proc/${pid}`)))
        await expectGone(() => groupsNamed(label))
        expect(existsSync(folder)).toBe(false)
      }
    },
  )
})
