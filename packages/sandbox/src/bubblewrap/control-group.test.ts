import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits, groupBytes } from '../limits.ts'
import { openControlGroups } from './control-group.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'control-group-test-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
const put = (text: string, ...path: string[]) => writeFileSync(join(root, ...path), text)
/** The kernel's files are gone with their folder; those of a test have to be taken away first. */
const empty = (...path: string[]) => {
  for (const file of readdirSync(join(root, ...path))) rmSync(join(root, ...path, file))
}
const bytes = `${groupBytes(defaultLimits)}`
const pids = `${defaultLimits.processes + 1}`

describe('openControlGroups, version 1', () => {
  const controllers = ['memory', 'pids', 'cpuacct']
  beforeEach(() => {
    for (const controller of controllers) mkdirSync(join(root, controller))
  })

  test('makes a group in the tree of each controller, with its limits', () => {
    const groups = openControlGroups('label', root)
    groups?.create('run-1', defaultLimits)
    expect(groups?.folders).toEqual(controllers.map((controller) => join(root, controller, 'label')))
    expect(read('memory', 'label', 'run-1', 'memory.limit_in_bytes')).toBe(bytes)
    expect(read('pids', 'label', 'run-1', 'pids.max')).toBe(pids)
    expect(readdirSync(join(root, 'memory', 'label', 'run-1'))).not.toContain('memory.memsw.limit_in_bytes')
  })

  test('adds processes to all of them', async () => {
    await openControlGroups('label', root)?.create('run-1', defaultLimits).add(4711)
    for (const controller of controllers) expect(read(controller, 'label', 'run-1', 'cgroup.procs')).toBe('4711')
  })

  test('reads what was counted', () => {
    const group = openControlGroups('label', root)?.create('run-1', defaultLimits)
    expect(group?.usage()).toEqual({
      cpuMs: undefined,
      peakMemoryBytes: undefined,
      isOverMemory: false,
      isOverProcesses: false,
    })
    put('1500000\n', 'cpuacct', 'label', 'run-1', 'cpuacct.usage')
    put('4096\n', 'memory', 'label', 'run-1', 'memory.max_usage_in_bytes')
    put('oom_kill_disable 0\nunder_oom 0\noom_kill 2\n', 'memory', 'label', 'run-1', 'memory.oom_control')
    put('max 1\n', 'pids', 'label', 'run-1', 'pids.events')
    expect(group?.usage()).toEqual({ cpuMs: 1.5, peakMemoryBytes: 4096, isOverMemory: true, isOverProcesses: true })
  })

  test('removes a group, and with the last its folder', () => {
    const groups = openControlGroups('label', root)
    const group = groups?.create('run-1', defaultLimits)
    for (const controller of controllers) empty(controller, 'label', 'run-1')
    group?.remove()
    groups?.close()
    for (const controller of controllers) expect(readdirSync(join(root, controller))).toEqual([])
  })

  test('tries again later to remove one that still holds a process', async () => {
    const groups = openControlGroups('label', root)
    const group = groups?.create('run-1', defaultLimits)
    await group?.add(4711)
    group?.remove()
    for (const controller of controllers) {
      expect(readdirSync(join(root, controller, 'label'))).toEqual(['run-1'])
      empty(controller, 'label', 'run-1')
    }
    groups?.create('run-2', defaultLimits)
    for (const controller of controllers) expect(readdirSync(join(root, controller, 'label'))).toEqual(['run-2'])
  })

  test('says when a process is gone before it is added, and adds the next', async () => {
    const groups = openControlGroups('label', root)
    const group = groups?.create('run-1', defaultLimits)
    rmSync(join(root, 'memory', 'label', 'run-1'), { recursive: true })
    const next = groups?.create('run-2', defaultLimits).add(4711)
    await expect(group?.add(4711)).rejects.toThrow(/ENOENT/)
    await expect(next).resolves.toBeUndefined()
  })

  test('leaves nothing of a group that could be made only in part', () => {
    const groups = openControlGroups('label', root)
    rmSync(join(root, 'cpuacct', 'label'), { recursive: true })
    expect(() => groups?.create('run-1', defaultLimits)).toThrow(/ENOENT/)
    expect(readdirSync(join(root, 'memory', 'label'))).toEqual([])
  })

  test('there are none without a controller', () => {
    rmSync(join(root, 'pids'), { recursive: true })
    expect(openControlGroups('label', root)).toBeUndefined()
    expect(readdirSync(join(root, 'memory'))).toEqual([])
  })

  test('there are none where they cannot be made, and nothing is left of the try', () => {
    rmSync(join(root, 'cpuacct'), { recursive: true })
    put('a file', 'cpuacct')
    expect(openControlGroups('label', root)).toBeUndefined()
    expect(readdirSync(join(root, 'memory'))).toEqual([])
  })
})

describe('openControlGroups, version 2', () => {
  beforeEach(() => {
    put('cpu memory pids\n', 'cgroup.controllers')
    put('memory pids\n', 'cgroup.subtree_control')
  })

  test('makes a group with its limits', async () => {
    const groups = openControlGroups('label', root)
    const group = groups?.create('run-1', defaultLimits)
    await group?.add(4711)
    expect(groups?.folders).toEqual([join(root, 'label')])
    expect(read('label', 'cgroup.subtree_control')).toBe('+memory +pids')
    expect(read('label', 'run-1', 'memory.max')).toBe(bytes)
    expect(read('label', 'run-1', 'pids.max')).toBe(pids)
    expect(read('label', 'run-1', 'cgroup.procs')).toBe('4711')
  })

  test('reads what was counted', () => {
    const group = openControlGroups('label', root)?.create('run-1', defaultLimits)
    expect(group?.usage()).toEqual({
      cpuMs: undefined,
      peakMemoryBytes: undefined,
      isOverMemory: false,
      isOverProcesses: false,
    })
    put('usage_usec 1500\nuser_usec 1000\n', 'label', 'run-1', 'cpu.stat')
    put('4096\n', 'label', 'run-1', 'memory.peak')
    put('low 0\nmax 7\noom 1\noom_kill 1\n', 'label', 'run-1', 'memory.events')
    put('max 3\n', 'label', 'run-1', 'pids.events')
    expect(group?.usage()).toEqual({ cpuMs: 1.5, peakMemoryBytes: 4096, isOverMemory: true, isOverProcesses: true })
  })

  test('a limit that was neared, without a kill, is not exceeded', () => {
    const group = openControlGroups('label', root)?.create('run-1', defaultLimits)
    put('low 0\nmax 900\noom 3\noom_kill 0\n', 'label', 'run-1', 'memory.events')
    expect(group?.usage().isOverMemory).toBe(false)
  })

  test('there are none where the controllers are not handed down', () => {
    put('cpu\n', 'cgroup.subtree_control')
    expect(openControlGroups('label', root)).toBeUndefined()
    expect(readdirSync(root).toSorted()).toEqual(['cgroup.controllers', 'cgroup.subtree_control'])
  })
})

test('there are none where nothing is mounted', () => {
  expect(openControlGroups('label', join(root, 'nowhere'))).toBeUndefined()
})
