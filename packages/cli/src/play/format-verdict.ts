import type { Effects } from '../effects.ts'
import type { PlayVerdict } from './game-session.ts'

/** The reward, and a line for each metric beside it. */
export function formatVerdict({ reward, failure, metrics }: PlayVerdict, { style }: Pick<Effects, 'style'>): string {
  if (failure !== undefined) return style('bold', `No verdict: ${failure}`)
  const entries = Object.entries(metrics)
  const width = Math.max(0, ...entries.map(([name]) => name.length))
  return [
    style('bold', `Reward ${reward}`),
    ...entries.map(
      ([name, value]) => `  ${name.padEnd(width)}  ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
  ].join('\n')
}
