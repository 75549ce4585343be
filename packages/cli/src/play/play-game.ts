import { RequestFailed } from '@gym/models'
import type { Effects } from '../effects.ts'
import type { GameSession, View } from './game-session.ts'
import { readKeys, readLines } from './player-input.ts'

/** How playing ended: the game was over, the player left, or was interrupted. */
export type Ending = 'over' | 'left' | 'interrupted'

/** What a game is played in. */
export interface Terminal {
  readonly effects: Pick<Effects, 'out' | 'input' | 'style'>
  /** Aborted when the player interrupts. */
  readonly signal: AbortSignal
}

/** Shows a game and makes the moves that a person types, until it is over. */
export async function playGame(session: GameSession, { effects, signal }: Terminal): Promise<Ending> {
  const { out, style } = effects
  out(`${session.prompt}\n`)
  const first = await session.observe().catch((error: unknown) => unlessInterrupted(error, signal))
  if (!first) return 'interrupted'
  let view = first
  // The prompt of a game shows its first position, as a rule.
  if (!session.prompt.includes(view.observation)) out(`\n${view.observation}\n`)
  const stream = effects.input()
  const isTerminal = stream.isTTY === true
  const byKeys = isTerminal && stream.setRawMode !== undefined && areDirections(legalMoves(view))
  out(`\n${style('dim', byKeys ? keyHint : lineHint)}\n`)
  using input = byKeys ? readKeys(stream, signal) : readLines(stream, signal)
  while (!view.done) {
    if (isTerminal) out('> ')
    const typed = await input.next()
    if (isTerminal && (byKeys || 'end' in typed)) out(`${'text' in typed ? typed.text : ''}\n`)
    if ('end' in typed) return typed.end
    const { text } = typed
    if (text === 'quit') return 'left'
    if (text === '') continue
    if (text === 'help' || text === '?') {
      out(`${session.prompt}\n\n${view.observation}\n`)
      continue
    }
    // A key that does nothing here is a slip of the hand, which a model cannot make.
    if (byKeys && legalMoves(view)?.includes(text) === false) {
      out(`${style('yellow', `${text} is not possible here.`)}\n`)
      continue
    }
    const answer = await session.move(text).catch((error: unknown) => unlessInterrupted(error, signal))
    if (answer === undefined) return 'interrupted'
    if (typeof answer === 'string') {
      out(`${style('yellow', answer)}\n`)
      continue
    }
    view = answer
    out(`\n${view.problem ? `${style('yellow', view.problem)}\n\n` : ''}${view.observation}\n`)
  }
  return 'over'
}

const keyHint = 'Arrow keys or WASD move, ? shows the rules again, q quits.'
const lineHint = 'Type a move and press Enter; help shows the rules again, quit ends.'

/** @throws the error of a call, except that of one which the player interrupted */
export function unlessInterrupted(error: unknown, signal: AbortSignal): undefined {
  if (signal.aborted && error instanceof RequestFailed && error.reason === 'aborted') return undefined
  throw error
}

/** The moves after "Legal moves:" in what is observed; undefined where they are not listed. */
function legalMoves({ observation }: View): string[] | undefined {
  const listed = /^legal moves: *(.+)$/im.exec(observation)?.[1]
  return listed?.split(',').map((move) => move.trim().toLowerCase())
}

const areDirections = (moves: readonly string[] | undefined) =>
  moves !== undefined && moves.every((move) => ['up', 'down', 'left', 'right'].includes(move))
