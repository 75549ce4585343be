import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { lookAtTree } from './process-tree.ts'

const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) {
    const ended = once(child, 'close')
    process.kill(-(child.pid as number), 'SIGKILL')
    await ended
  }
})

/** Starts a shell, and waits until it says that it is where it should be. */
async function start(script: string): Promise<number> {
  const child = spawn('/bin/bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  children.push(child)
  await once(child.stdout, 'data')
  return child.pid as number
}

describe.skipIf(process.platform !== 'linux')('lookAtTree', () => {
  test('counts a process and all below it', async () => {
    const pid = await start('sleep 1000 & (sleep 1000 & echo ready; wait) & wait')
    expect(lookAtTree(pid).processes).toBe(4)
  })

  test('counts memory that is theirs alone', async () => {
    const size = 40_000_000
    const empty = lookAtTree(await start('echo ready; read -r <> <(:)')).memoryBytes
    const full = lookAtTree(await start(`text=$(printf '%*s' ${size} x); echo ready; read -r <> <(:)`)).memoryBytes
    // The shell itself takes now a little more, now a little less.
    expect(full - empty).toBeGreaterThan(0.9 * size)
  })

  test('counts time of processors, also that of children that have ended', async () => {
    const spin = 'for ((i = 0; i < 300000; i++)); do :; done'
    const pid = await start(`(${spin}); ${spin}; echo ready; read -r <> <(:)`)
    expect(lookAtTree(pid).cpuMs).toBeGreaterThan(0)
  })

  test('finds its fields behind a name that looks like them', async () => {
    const pid = await start(
      `cd "$(mktemp -d)"; cp /bin/sleep './a) S 1 1 1 ('; './a) S 1 1 1 (' 1000 & sleep 0.3; echo ready; wait`,
    )
    expect(lookAtTree(pid).processes).toBe(2)
  })

  test('sees nothing of a process that is gone', () => {
    expect(lookAtTree(2 ** 22 + 1)).toEqual({ processes: 0, memoryBytes: 0, cpuMs: 0 })
  })
})
