import type { Language } from './languages/language.ts'
import type { Limits } from './limits.ts'
import type { Exit, Usage } from './provider/provider.ts'
import type { Ending } from './run-result.ts'

/** Why a run was ended from outside. */
export type Stop = 'wall' | 'cpu' | 'memory' | 'output' | 'input' | 'closed'

interface Evidence {
  exit: Exit
  stop: Stop | undefined
  /** What kept the program from beginning. */
  failure: Error | undefined
  usage: Usage
  stderr: string
  limits: Limits
  signs: Language['signs']
}

/** Which limit is exceeded of those that nothing else bounds for all processes of a program together. */
export function exceeded({ cpuMs, isOverMemory }: Usage, limits: Limits): Stop | undefined {
  if (cpuMs !== undefined && cpuMs > limits.cpuMs) return 'cpu'
  return isOverMemory ? 'memory' : undefined
}

/** How far back a message about memory or processes stands. */
const tailLength = 4000

/** Says how a run ended, from what is known for certain first: what we did, what the kernel counted, then what the program wrote. */
export function settleEnding({ exit, stop, failure, usage, stderr, limits, signs }: Evidence): [Ending, string] {
  if (failure) return ['infrastructure_error', `it could not be started: ${firstLine(stderr) || failure.message}`]
  switch (stop) {
    case 'wall':
      return ['timeout', `it ran for ${limits.wallMs} ms`]
    case 'cpu':
      return ['timeout', `it used ${limits.cpuMs} ms of processor time`]
    case 'memory':
      return ['memory', `it used more than ${limits.memoryBytes} bytes of memory`]
    case 'output':
      return ['output_limit', `it wrote more than ${limits.outputBytes} bytes`]
    case 'input':
      return ['infrastructure_error', 'its input could not be given to it']
    case 'closed':
      return ['infrastructure_error', 'the sandbox was closed']
    case undefined:
  }
  // A program can send itself the signal of that limit, too.
  if (exit.signal === 'SIGXCPU' && (usage.cpuMs ?? Infinity) >= limits.cpuMs / 2)
    return ['timeout', `it used ${limits.cpuMs} ms of processor time`]
  if (exit.code === 0) return ['ok', 'it ended by itself']
  if (usage.isOverMemory) return ['memory', `it used more than ${limits.memoryBytes} bytes of memory`]
  if (exit.code === undefined && exit.signal === undefined)
    return ['infrastructure_error', `nobody knows how it ended: ${firstLine(stderr) || 'it may never have begun'}`]
  const tail = stderr.slice(-tailLength)
  if (signs.memory.test(tail)) return ['memory', 'it says that it is out of memory']
  if (usage.isOverProcesses) return ['process_limit', `it started more than ${limits.processes} processes`]
  if (signs.processes.test(tail)) return ['process_limit', 'it says that it can start no more processes']
  if (exit.signal === 'SIGXFSZ') return ['nonzero_exit', `it wrote a file of more than ${limits.fileBytes} bytes`]
  return ['nonzero_exit', exit.signal === undefined ? `it ended with ${exit.code}` : `it was ended by ${exit.signal}`]
}

const firstLine = (text: string): string => text.trim().split('\n')[0]?.slice(0, 300) ?? ''
