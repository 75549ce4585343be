import { describe, expect, test } from 'vitest'
import { beginEpisode, describe as describeEpisode, type Episode, playMoves, refuse, resultOf } from './episode.ts'
import { chooseMoves } from './choose-moves.ts'
import { levels } from './game.ts'
import { gameNames } from './games/index.ts'
import { Task } from './task.ts'

const taskOf = (fields: object) => Task.parse({ game: 'sokoban', level: 'easy', seed: 1, ...fields })
const chosen = (task: Task, episode: Episode, count: number) =>
  chooseMoves(task, episode, { chooser: 'random', key: 'test', count })

describe('an episode', () => {
  test.each(gameNames)('of %s is the same for the same seed, and JSON', (game) => {
    for (const level of levels) {
      const task = taskOf({ game, level, seed: 'a' })
      const [one, other] = [beginEpisode(task), beginEpisode(task)]
      expect(JSON.stringify(other)).toBe(JSON.stringify(one))
      expect(JSON.parse(JSON.stringify(one))).toEqual(one)
      const line = chosen(task, one, 3)
      expect(playMoves(task, one, line.moves).episode).toEqual(line.episode)
      expect(playMoves(task, JSON.parse(JSON.stringify(one)) as Episode, line.moves).episode).toEqual(line.episode)
    }
  })

  test('of a row without a seed is that of every repeat of the row, and its seed is told', () => {
    const { seed: _, ...noSeed } = taskOf({ game: 'minesweeper' })
    expect(beginEpisode(noSeed)).toEqual(beginEpisode(noSeed))
    const { episode_seed } = resultOf(noSeed, beginEpisode(noSeed))
    expect(beginEpisode({ ...noSeed, seed: episode_seed }).position).toEqual(beginEpisode(noSeed).position)
  })

  test('keeps what came before an illegal move, counts it, and makes none after it', () => {
    const task = taskOf({})
    const begun = beginEpisode(task)
    const [first] = chosen(task, begun, 1).moves as [string]
    const { episode, problem } = playMoves(task, begun, [first, 'sideways', first])
    expect(episode).toEqual({ ...playMoves(task, begun, [first]).episode, illegal_moves: 1 })
    expect(problem).toContain('sideways')
  })

  test.each(gameNames)(
    'of %s is lost at the limit of illegal moves, and worth no more than the worst legal end',
    (game) => {
      const task = taskOf({ game, level: 'easy', max_illegal_moves: 2 })
      const line = chosen(task, beginEpisode(task), 2)
      const lost = playMoves(task, playMoves(task, line.episode, ['xyzzy']).episode, ['']).episode
      // One that ended by the rules within two moves has nothing to lose any more.
      if (line.episode.ended) return
      expect(resultOf(task, lost)).toMatchObject({
        reward: 0,
        won: false,
        terminated: true,
        truncated: false,
        illegal_moves: 2,
      })
      expect(playMoves(task, lost, line.moves)).toMatchObject({
        episode: lost,
        problem: expect.stringContaining('over') as string,
      })
    },
  )

  test('spends no chance on an illegal move', () => {
    const task = taskOf({ game: '2048' })
    const begun = beginEpisode(task)
    const { moves, episode } = chosen(task, begun, 5)
    const stumbled = playMoves(
      task,
      refuse(task, playMoves(task, begun, moves.slice(0, 2)).episode, '').episode,
      moves.slice(2),
    )
    expect(stumbled.episode).toEqual({ ...episode, illegal_moves: 1 })
  })

  test('is cut off at the limit of turns, and scored', () => {
    const task = taskOf({ game: '2048', max_turns: 4 })
    const { episode, moves } = chosen(task, beginEpisode(task), 100)
    expect(moves).toHaveLength(4)
    const result = resultOf(task, episode)
    expect(result).toMatchObject({ terminated: false, truncated: true, turns: 4, won: false })
    expect(result.reward).toBeGreaterThanOrEqual(0)
    expect(result.reward).toBeLessThan(1)
  })

  test('that was left before its end is worth nothing', () => {
    const task = taskOf({ game: '2048' })
    expect(resultOf(task, chosen(task, beginEpisode(task), 2).episode)).toMatchObject({
      reward: 0,
      terminated: false,
      truncated: false,
    })
  })

  test('shows the board, the legal moves, and what is left', () => {
    const task = taskOf({ max_turns: 7 })
    const begun = beginEpisode(task)
    expect(describeEpisode(task, begun)).toMatch(/\n\nLegal moves: .+\nMoves left: 7$/)
    const stumbled = refuse(task, begun, 'No.').episode
    expect(describeEpisode(task, stumbled)).toMatch(/\nIllegal moves: 1 of 3$/)
    const lost = refuse(task, refuse(task, stumbled, 'No.').episode, 'No.').episode
    expect(describeEpisode(task, lost)).toMatch(/\n\nThe game is over: it is lost by illegal moves\.$/)
  })

  test.each(gameNames)('of %s bears any text as a move', (game) => {
    const task = taskOf({ game, level: 'hard', max_illegal_moves: 1000 })
    const begun = beginEpisode(task)
    const hostile = [
      '',
      ' ',
      '\0',
      '__proto__',
      'constructor',
      '9'.repeat(5000),
      'é̂'.repeat(200),
      '<move>',
      '{"a":1}',
      '-1',
      '1e9',
      '\ud800',
      'NaN',
    ]
    for (const text of hostile) {
      const { episode, problem } = playMoves(task, begun, [text])
      expect(problem, text).toBeTruthy()
      expect(problem!.length, text).toBeLessThan(1000)
      expect(episode).toEqual({ ...begun, illegal_moves: 1 })
    }
  })
})
