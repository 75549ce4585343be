import { createStatusLine } from '@gym/rollouts'
import type { Effects } from '../effects.ts'
import { formatCount } from '../output/count.ts'
import type { ConversionProgress } from './convert-file.ts'

/** Shows how far a conversion has come. */
export interface ConversionReporter {
  update(progress: ConversionProgress): void
  /** Shows the last state and ends the line. */
  finish(): void
}

const longMs = 1000

/**
 * Shows the progress of a conversion that takes more than a second.
 *
 * @param label stands at the head of each line
 */
export function createConversionReporter(
  label: string,
  { err, now }: Pick<Effects, 'err' | 'now'>,
): ConversionReporter {
  const line = createStatusLine(err, { label, now })
  const startedAt = now()
  return {
    update({ read, bad }) {
      const elapsedMs = now() - startedAt
      if (elapsedMs < longMs) return
      const perSecond = Math.round((read / elapsedMs) * 1000).toLocaleString('en-US')
      line.update(() => `${formatCount(read, 'record')}, ${bad} bad, ${perSecond}/s`)
    },
    finish: line.finish,
  }
}
