import { expect, test } from 'vitest'
import { beginEpisode } from './episode.ts'
import { playText } from './play-text.ts'
import { Task } from './task.ts'

const task = Task.parse({ game: 'sokoban', level: 'easy', seed: 3, play_by: 'tags', moves_per_turn: 2 })
const begun = beginEpisode(task)
const { signal } = new AbortController()

test('plays the moves of a text, and no more than may be made at once', async () => {
  const two = await playText(task, begun, '<move>up</move> then <move>down</move>', signal)
  expect(two).toMatchObject({ episode: { turns: 2, illegal_moves: 0 }, problem: undefined })
  const three = await playText(task, begun, '<move>up\ndown\nup</move>', signal)
  expect(three.episode).toEqual(two.episode)
  expect(three.problem).toBe('At most 2 may be made at once: the others were not made.')
})

test('counts a text without a move as an illegal one', async () => {
  const { episode, problem } = await playText(task, begun, 'I would go up.', signal)
  expect(episode).toEqual({ ...begun, illegal_moves: 1 })
  expect(problem).toContain('no <move>')
})
