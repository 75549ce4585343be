import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { EnvironmentServer, generateTask, toRow } from '@gym/core'
import { openSession, testEnvironment } from '@gym/core/testing'
import { describe, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { playEpisode } from './episode.fixture.ts'
import { levels } from './game.ts'
import { gameNames } from './games/index.ts'

/** Games without chance or an opponent, which good play always wins. */
const winnable = ['sokoban', 'minesweeper'].flatMap((game) =>
  levels.map((level) => ({ game, level, seed: 7, moves_per_turn: 20 })),
)

testEnvironment(environment, { tasks: winnable, mayScore: ['random'] })

describe('the game environment', () => {
  test('generates every game at every level', () => {
    const tasks = Array.from({ length: gameNames.length * levels.length }, (_, index) =>
      generateTask(environment, 1, index),
    )
    expect(new Set(tasks.map(({ game, level }) => JSON.stringify([game, level]))).size).toBe(tasks.length)
    expect(generateTask(environment, 1, 0, 0)['level']).toBe('easy')
    expect(generateTask(environment, 1, 0, 1)['level']).toBe('hard')
  })

  test.each(gameNames)(
    'plays %s alike in this process, in another, and among 100 others (REP-1, REP-2)',
    async (game) => {
      const task = { game, level: 'easy', seed: 'same', max_turns: 12 }
      const alone = await playEpisode(task, 'random')
      const fixture = fileURLToPath(new URL('./episode.fixture.ts', import.meta.url))
      const { stdout } = await promisify(execFile)(process.execPath, [fixture, JSON.stringify(task)])
      expect(stdout).toBe(JSON.stringify(alone))
      // Chess thinks for each move: a few of its games are crowd enough.
      const others = Array.from({ length: game === 'chess' ? 5 : 100 }, (_, index) =>
        playEpisode({ ...task, seed: index }, 'random'),
      )
      expect(await playEpisode(task, 'random')).toEqual(alone)
      await Promise.all(others)
    },
  )

  test.each(gameNames)('gives %s the same episode and reward over both protocols', async (game) => {
    const task = { game, level: 'easy', seed: 11, max_turns: 20 }
    const bySession = { ...(await playEpisode(task, 'random')), steps: expect.any(Array) as unknown }
    expect(await playEpisode(task, 'random', { protocol: 'gymnasium' })).toEqual(bySession)
    expect(await playEpisode({ ...task, play_by: 'tags' }, 'random', { protocol: 'gymnasium' })).toEqual(bySession)
  })

  test('plays the whole of an answer by text as one turn, and twice alike', async () => {
    const task = { game: 'sokoban', level: 'easy', seed: 3, play_by: 'tags', moves_per_turn: 100 } as const
    const { moves } = await playEpisode({ ...task, play_by: 'tools' }, 'oracle')
    await using session = await openSession(environment, task)
    expect(session.row.responses_create_params.tools).toBeUndefined()
    const answer = `I see.\n<move>\n${moves.join('\n')}\n</move>`
    const verdict = await session.verify(answer)
    expect(verdict).toMatchObject({ reward: 1, won: true, terminated: true, turns: moves.length })
    expect(await session.verify(answer)).toEqual(verdict)
    expect(await session.play(environment.policies['oracle']!)).toMatchObject({ reward: 1, turns: moves.length })
    expect(await session.verify('I do not know.')).toMatchObject({ reward: 0, won: false, terminated: false })
    expect(await session.verify(`<move>${moves[0]}</move><move>fly</move>`)).toMatchObject({
      reward: 0,
      illegal_moves: 1,
    })
  })

  test('refuses a position that is none of its game, also of one that thinks elsewhere', async () => {
    const server = new EnvironmentServer(environment)
    for (const fields of [
      { game: 'sokoban', setup: '@' },
      { game: 'chess', setup: 'nonsense' },

      { game: 'blackjack', setup: 'x' },
    ])
      for (const path of ['/seed_session', '/reset']) {
        const body = { responses_create_params: { input: 'play' }, level: 'easy', seed: 1, ...fields }
        const answer = await server.request(path, { method: 'POST', body: JSON.stringify(body) })
        expect({ path, ...fields, status: answer.status }).toEqual({ path, ...fields, status: 422 })
        expect(await answer.text()).toContain('The setup cannot be played: ')
        expect(() => toRow(environment, { level: 'easy', ...fields })).toThrow('The setup cannot be played: ')
      }
    await server.stop()
  })

  test('tells the first position in the prompt, and nothing hidden', () => {
    for (const game of gameNames) {
      const row = toRow(environment, { game, level: 'easy', seed: 5 })
      const [message] = row.responses_create_params.input as [{ content: string }]
      expect(message.content).toContain('Legal moves: ')
    }
  })

  test('counts a turn that calls nothing as an illegal move', async () => {
    const { steps } = await playEpisode({ game: '2048', level: 'easy', seed: 1 }, 'silent', { protocol: 'gymnasium' })
    expect(steps.at(-1)).toMatchObject({ terminated: true, reward: 0, info: { illegal_moves: 3, turns: 0 } })
  })
})
