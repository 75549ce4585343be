import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect } from 'vitest'

/** A text that no other process of the host has. */
export const createMarker = (): string => `gym-marker-${randomBytes(12).toString('hex')}`

/** Processes of this host with a text among their arguments or in their environment; none where there is no `/proc`. */
export const processesWith = (text: string): string[] =>
  processes().filter((pid) => read(pid, 'cmdline').includes(text) || read(pid, 'environ').includes(text))

/** Processes of this host whose user is one of these. */
export const processesOf = (isUser: (user: number) => boolean): string[] =>
  processes().filter((pid) => isUser(Number(/^Uid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? -1)))

/** Processes that this one started and that run, and what those started. */
export function descendants(of = process.pid): string[] {
  const parents = new Map(processes().map((pid) => [pid, /\) \S (\d+)/.exec(read(pid, 'stat'))?.[1]]))
  const isBelow = (pid: string | undefined): boolean =>
    pid !== undefined && (parents.get(pid) === String(of) || isBelow(parents.get(pid)))
  return [...parents.keys()].filter(isBelow)
}

/** Homes of sandboxes of this process and of those that it started. */
export function homesOfThis(): string[] {
  const pids = new Set([`${process.pid}`, ...descendants()])
  return readdirSync(tmpdir())
    .filter((name) => pids.has(ownerOf(name)))
    .map((name) => join(tmpdir(), name))
}

/** The process that a home is of. */
export const ownerOf = (home: string): string => /^gym-sandbox-(\d+)-/.exec(basename(home))?.[1] ?? ''

/** Fails unless soon there is no such process: the kernel takes a moment to end those that nobody waits for. */
export async function expectGone(list: () => readonly string[]): Promise<void> {
  const deadline = performance.now() + 10_000
  let left = list()
  while (left.length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    left = list()
  }
  expect(left).toEqual([])
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return ''
  }
}
