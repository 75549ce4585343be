import { describe, expect, test } from 'vitest'
import { exceeded, settleEnding } from './ending.ts'
import { python } from './languages/python.ts'
import { defaultLimits } from './limits.ts'

const usage = { cpuMs: 5, peakMemoryBytes: 5, isOverMemory: false, isOverProcesses: false }
const evidence: Parameters<typeof settleEnding>[0] = {
  exit: { code: 0, signal: undefined },
  stop: undefined,
  failure: undefined,
  usage,
  stderr: '',
  limits: { ...defaultLimits, wallMs: 700, cpuMs: 300, memoryBytes: 99, outputBytes: 10, processes: 3, fileBytes: 8 },
  signs: python.signs,
}
const failed = { exit: { code: 1, signal: undefined } }
const killed = { exit: { code: undefined, signal: 'SIGKILL' } }

describe('settleEnding', () => {
  test.each<[string, Partial<typeof evidence>, string, string]>([
    ['0', {}, 'ok', 'it ended by itself'],
    ['0, whatever it writes', { stderr: 'MemoryError' }, 'ok', 'it ended by itself'],
    ['another status', { exit: { code: 3, signal: undefined } }, 'nonzero_exit', 'it ended with 3'],
    ['a signal', { exit: { code: undefined, signal: 'SIGSEGV' } }, 'nonzero_exit', 'it was ended by SIGSEGV'],
    ['the clock', { ...killed, stop: 'wall' }, 'timeout', 'it ran for 700 ms'],
    ['the watch of processor time', { ...killed, stop: 'cpu' }, 'timeout', 'it used 300 ms of processor time'],
    [
      "the kernel's watch of processor time",
      { exit: { code: undefined, signal: 'SIGXCPU' }, usage: { ...usage, cpuMs: 290 } },
      'timeout',
      'it used 300 ms of processor time',
    ],
    [
      'the same where nobody counts it',
      { exit: { code: undefined, signal: 'SIGXCPU' }, usage: { ...usage, cpuMs: undefined } },
      'timeout',
      'it used 300 ms of processor time',
    ],
    [
      'that signal, sent by itself',
      { exit: { code: undefined, signal: 'SIGXCPU' } },
      'nonzero_exit',
      'it was ended by SIGXCPU',
    ],
    ['the watch of memory', { ...killed, stop: 'memory' }, 'memory', 'it used more than 99 bytes of memory'],
    [
      'the kernel, for its group had no memory',
      { ...killed, usage: { ...usage, isOverMemory: true } },
      'memory',
      'it used more than 99 bytes of memory',
    ],
    [
      'its own runtime, out of memory',
      { ...failed, stderr: 'Traceback …\nMemoryError\n' },
      'memory',
      'it says that it is out of memory',
    ],
    ['too much output', { ...killed, stop: 'output' }, 'output_limit', 'it wrote more than 10 bytes'],
    [
      'a failure after a refused process',
      { ...failed, usage: { ...usage, isOverProcesses: true } },
      'process_limit',
      'it started more than 3 processes',
    ],
    [
      'a failure to start a thread',
      { ...failed, stderr: "RuntimeError: can't start new thread" },
      'process_limit',
      'it says that it can start no more processes',
    ],
    [
      'a file too large',
      { exit: { code: undefined, signal: 'SIGXFSZ' } },
      'nonzero_exit',
      'it wrote a file of more than 8 bytes',
    ],
    ['a closed sandbox', { ...killed, stop: 'closed' }, 'infrastructure_error', 'the sandbox was closed'],
    [
      'a start that failed',
      { ...failed, failure: new Error('spawn ENOENT') },
      'infrastructure_error',
      'it could not be started: spawn ENOENT',
    ],
    [
      'a start that failed with a complaint',
      { ...failed, failure: new Error('ended'), stderr: 'bwrap: No permissions\nmore\n' },
      'infrastructure_error',
      'it could not be started: bwrap: No permissions',
    ],
    [
      'an end without a status',
      { exit: { code: undefined, signal: undefined }, stderr: "bwrap: Can't find source path /gone" },
      'infrastructure_error',
      "nobody knows how it ended: bwrap: Can't find source path /gone",
    ],
    [
      'an end without a status, for its group had no memory',
      { exit: { code: undefined, signal: undefined }, usage: { ...usage, isOverMemory: true } },
      'memory',
      'it used more than 99 bytes of memory',
    ],
  ])('%s', (_, given, ending, reason) => {
    expect(settleEnding({ ...evidence, ...given })).toEqual([ending, reason])
  })

  test('what we did counts before what the program wrote or returned', () => {
    expect(settleEnding({ ...evidence, stop: 'wall', stderr: 'MemoryError' })[0]).toBe('timeout')
    expect(settleEnding({ ...evidence, stop: 'closed', usage: { ...usage, isOverMemory: true } })[0]).toBe(
      'infrastructure_error',
    )
  })

  test('looks for messages at the end of what was written, for a failure stands last', () => {
    expect(settleEnding({ ...evidence, ...failed, stderr: `MemoryError\n${'x'.repeat(5000)}` })[0]).toBe('nonzero_exit')
  })
})

describe('exceeded', () => {
  test('names the limit that all processes together exceed', () => {
    expect(exceeded(usage, evidence.limits)).toBeUndefined()
    expect(exceeded({ ...usage, cpuMs: 301 }, evidence.limits)).toBe('cpu')
    expect(exceeded({ ...usage, cpuMs: undefined, isOverMemory: true }, evidence.limits)).toBe('memory')
  })
})
