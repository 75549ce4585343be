import { constants } from 'node:os'
import type { Exit } from '../provider/provider.ts'

/** Names of signals by number; of several for one, the first is the usual. */
const signals = new Map(
  Object.entries(constants.signals)
    .toReversed()
    .map(([name, number]) => [number, name]),
)

/** Reads an exit status as a shell has it: 128 and the number of the signal that ended a program. */
export function toExit(status: number): Exit {
  const signal = signals.get(status - 128)
  return signal === undefined ? { code: status, signal: undefined } : { code: undefined, signal }
}
