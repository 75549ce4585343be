import { createRandom, type Random } from '@gym/core'
import { isDeepStrictEqual } from 'node:util'
import { type Game, type Level, levels as everyLevel, type Outcome, type Player } from '../game.ts'

export interface FuzzOptions {
  /** Moves to play over all levels together; the environment variable `GAME_FUZZ_PLIES` overrules it. */
  plies: number
  /** Only these seeds, each once a level, as to repeat a failure; without it 0, 1, 2, … until the plies are played. */
  seeds?: readonly (string | number)[]
  /** @default all three */
  levels?: readonly Level[]
  /** The share of moves that the oracle chooses, to come deeper into a game than chance does. @default 0 */
  oracleShare?: number
}

export interface FuzzSummary {
  plies: number
  games: number
  wins: number
  losses: number
  /** Games that were still going on after twice their turns. */
  unfinished: number
}

/**
 * Plays random legal moves, tries random illegal texts, and checks after each all that a game promises.
 *
 * A plain function to call inside a test: `test('keeps its promises', () => void fuzzGame(game, { plies: 100_000 }))`.
 *
 * @throws Error that names the game, level, seed and moves which lead to what is wrong
 */
export function fuzzGame<Position>(game: Game<Position>, options: FuzzOptions): FuzzSummary {
  const { seeds, levels = everyLevel, oracleShare = 0 } = options
  const plies = Number(process.env['GAME_FUZZ_PLIES'] ?? options.plies)
  const summary: FuzzSummary = { plies: 0, games: 0, wins: 0, losses: 0, unfinished: 0 }
  for (const [index, level] of levels.entries()) {
    checkDescription(game, level)
    const ends = { worstWin: Number.POSITIVE_INFINITY, bestLoss: Number.NEGATIVE_INFINITY }
    const share = (plies * (index + 1)) / levels.length
    for (let at = 0; seeds ? at < seeds.length : summary.plies < share; at += 1) {
      const episode = fuzzEpisode(game, { level, seed: seeds?.[at] ?? at, oracleShare })
      summary.plies += episode.plies
      summary.games += 1
      if (!episode.outcome) summary.unfinished += 1
      else if (episode.outcome.won) {
        summary.wins += 1
        ends.worstWin = Math.min(ends.worstWin, episode.outcome.score)
      } else {
        summary.losses += 1
        ends.bestLoss = Math.max(ends.bestLoss, episode.outcome.score)
      }
      const isOrdered = ends.worstWin > ends.bestLoss
      check(isOrdered, `${game.name}, ${level}: a win scores ${ends.worstWin} and an end without one ${ends.bestLoss}`)
    }
  }
  return summary
}

/** One game of a player, as it would go in an episode. */
export function playGame<Position>(
  game: Game<Position>,
  options: { level: Level; seed: string | number; player: Player<Position>; maxTurns?: number },
): { position: Position; outcome: Outcome | undefined; score: number; turns: number } {
  const { level, seed, player, maxTurns = game.maxTurns(level) } = options
  let position = game.start({ level, random: createRandom(`${seed}:start`) })
  let turns = 0
  while (turns < maxTurns && !game.outcome(position)) {
    const move = player(position, createRandom(`${seed}:player:${turns}`))
    position = game.apply(position, move, createRandom(`${seed}:${turns}`))
    turns += 1
  }
  const outcome = game.outcome(position)
  return { position, outcome, score: outcome ? outcome.score : game.score(position), turns }
}

/** The player that picks any legal move. */
export const randomPlayer =
  <Position>(game: Game<Position>): Player<Position> =>
  (position, random) =>
    random.pick(game.legalMoves(position))

function fuzzEpisode<Position>(
  game: Game<Position>,
  { level, seed, oracleShare }: { level: Level; seed: string | number; oracleShare: number },
): { plies: number; outcome: Outcome | undefined } {
  const moves: string[] = []
  try {
    const chance = createRandom(`${seed}:fuzz`)
    const start = () => game.start({ level, random: createRandom(`${seed}:start`) })
    let position = start()
    check(isDeepStrictEqual(start(), position), 'the same seed starts two games')
    check(game.outcome(position) === undefined, 'the game is over before it starts')
    check(game.score(position) === 0, `the start has a score of ${game.score(position)}`)
    let bestScore = 0
    for (;;) {
      const legal = game.legalMoves(position)
      checkPosition(game, position, legal)
      checkReading(game, position, { legal, earlier: moves, chance })
      const outcome = game.outcome(position)
      if (outcome) {
        const isFair = outcome.won || bestScore <= outcome.score
        check(isFair, `cut off it was worth ${bestScore}, and played to its end ${outcome.score}`)
        return { plies: moves.length, outcome }
      }
      bestScore = Math.max(bestScore, game.score(position))
      if (moves.length >= 2 * game.maxTurns(level)) return { plies: moves.length, outcome }
      const isOracles = oracleShare > 0 && chance.next() < oracleShare
      const move = isOracles ? game.oracle(position, chance) : chance.pick(legal)
      check(legal.includes(move), `the oracle chose ${JSON.stringify(move)}, which is not legal`)
      position = applyTwice(game, { position, move, seed: `${seed}:${moves.length}` })
      moves.push(move)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const where = `${game.name}, ${level}, seed ${JSON.stringify(seed)}, moves ${JSON.stringify(moves)}`
    throw new Error(`${reason}\n  in ${where}`, { cause: error })
  }
}

/** The next position, which must be the same from a copy that went through JSON, and must leave the first one as it was. */
function applyTwice<Position>(
  game: Game<Position>,
  { position, move, seed }: { position: Position; move: string; seed: string },
): Position {
  const before = JSON.stringify(position)
  const copy = JSON.parse(before) as Position
  const next = game.apply(position, move, createRandom(seed))
  check(JSON.stringify(position) === before, `${JSON.stringify(move)} changed the position it was applied to`)
  const again = game.apply(copy, move, createRandom(seed))
  check(isDeepStrictEqual(next, again), `${JSON.stringify(move)} leads elsewhere when played again from a copy`)
  return next
}

function checkPosition<Position>(game: Game<Position>, position: Position, legal: readonly string[]): void {
  const text = JSON.stringify(position)
  const copy = JSON.parse(text) as Position
  check(isDeepStrictEqual(copy, position), 'the position is not plain JSON')
  check(isDeepStrictEqual(game.position.parse(copy), position), 'the schema reads the position as another')
  check(isDeepStrictEqual([...game.legalMoves(copy)], [...legal]), 'the legal moves of a copy are others')
  check(new Set(legal).size === legal.length, `a legal move is listed twice: ${legal.join(', ')}`)
  const outcome = game.outcome(position)
  check((legal.length === 0) === (outcome !== undefined), `${legal.length} legal moves, outcome ${outcome?.score}`)
  if (outcome) check(outcome.score >= 0 && outcome.score <= 1, `the outcome has a score of ${outcome.score}`)
  const score = game.score(position)
  if (!outcome) check(score >= 0 && score < 1, `a game that goes on has a score of ${score}`)
  checkText('observe', game.observe(position))
  check(game.observe(copy) === game.observe(position), 'a copy looks different')
  if (game.describeMoves && !outcome) checkText('describeMoves', game.describeMoves(position))
  check(JSON.stringify(position) === text, 'looking at the position changed it')
}

/** Legal moves are read in any case and with any blanks; other texts are refused with an explanation, and change nothing. */
function checkReading<Position>(
  game: Game<Position>,
  position: Position,
  { legal, earlier, chance }: { legal: readonly string[]; earlier: readonly string[]; chance: Random },
): void {
  const before = JSON.stringify(position)
  const some = legal.length <= maxRead ? legal : Array.from({ length: maxRead }, () => chance.pick(legal))
  for (const move of some) {
    const read = game.readMove(move, position)
    check(read === move, `the legal move ${JSON.stringify(move)} is read as ${JSON.stringify(read)}`)
  }
  for (const move of some.slice(0, 1)) {
    const text = disguise(move, chance)
    const read = game.readMove(text, position)
    check(read === move, `${JSON.stringify(text)} is read as ${JSON.stringify(read)}, and not as ${move}`)
  }
  for (const text of [chance.pick(hostile), mutate(chance.pick([...some, ...earlier.slice(-3), '']), chance)]) {
    const read = game.readMove(text, position)
    if (read === undefined) checkText('explainIllegal', game.explainIllegal(text, position), 400)
    else check(legal.includes(read), `${JSON.stringify(text)} is read as ${JSON.stringify(read)}, which is not legal`)
  }
  check(JSON.stringify(position) === before, 'reading a move changed the position')
}

function checkDescription<Position>(game: Game<Position>, level: Level): void {
  check(/^[a-z0-9_]+$/.test(game.name), `${game.name} is no name of a game`)
  checkText('title', game.title)
  checkText('rules', game.rules(level))
  const turns = game.maxTurns(level)
  check(Number.isSafeInteger(turns) && turns > 0, `${game.name} has ${turns} turns at level ${level}`)
}

function checkText(what: string, text: string, maxLength = 10_000): void {
  check(typeof text === 'string' && text.length > 0, `${what} says nothing`)
  check(text.length <= maxLength, `${what} says ${text.length} characters`)
  check(text.trim() === text || (text.trimEnd() === text && !text.startsWith('\n')), `${what} ends in blanks`)
}

function check(isRight: boolean, problem: string): asserts isRight {
  if (!isRight) throw new Error(problem)
}

/** More legal moves than this are read by sample. */
const maxRead = 64

function disguise(move: string, chance: Random): string {
  const cased = chance.pick([move, move.toUpperCase(), move.toLowerCase()])
  return (
    chance.pick(['', ' ', '\t', '  ']) + cased.replaceAll(' ', chance.pick([' ', '  '])) + chance.pick(['', ' ', '\n'])
  )
}

/** A text near a legal one: a character more, less or another, or the text twice. */
function mutate(move: string, chance: Random): string {
  const at = chance.integer(0, move.length)
  const character = chance.pick(strangers)
  return chance.pick([
    move.slice(0, at) + character + move.slice(at),
    move.slice(0, at) + move.slice(at + 1),
    move.slice(0, at) + character + move.slice(at + 1),
    move + move,
    `${move} ${move}`,
  ])
}

const strangers = [...Array.from('abcdefghxyz0123456789 -+=#,.()'), '\n', '\0', 'É', '１', '🂡', '\u202e']

const hostile = [
  '',
  ' ',
  '\n',
  '\0',
  '0',
  '-1',
  '1',
  '9',
  '99999999999999999999',
  '1e3',
  '0x1',
  'NaN',
  'Infinity',
  'undefined',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'resign',
  'pass',
  'undo',
  '{"move":"up"}',
  '[]',
  'a1 a1',
  '１',
  '٣',
  'ＡＡ',
  'ı',
  'ß',
  'İ',
  '🂡',
  '\ud800',
  '\u202e',
  '.*',
  '(a+)+$',
  '%s%n',
  '<script>',
  'a'.repeat(200),
  ' '.repeat(200),
  '1'.repeat(200),
  '(('.repeat(100),
  '\n'.repeat(200),
  '🂡'.repeat(100),
]
