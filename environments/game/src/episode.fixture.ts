// Plays one episode as an agent would, through the requests of one of the protocols. As a program it prints what came of its argument.
import { EnvironmentServer, toRow } from '@gym/core'
import { openSession, toResponse } from '@gym/core/testing'
import { type Chooser, chooseMoves } from './choose-moves.ts'
import { environment } from './environment.ts'
import { beginEpisode } from './episode.ts'
import { Task } from './task.ts'

interface Step {
  observation: string | null
  reward: number
  terminated: boolean
  truncated: boolean
  info: Record<string, unknown>
}

/** What one episode came to. */
export interface PlayedEpisode {
  moves: string[]
  observations: string[]
  /** The verdict's own fields, or those of the last step. */
  result: Record<string, unknown>
  steps: Step[]
}

const server = new EnvironmentServer(environment)

/** @param player who chooses, one move a turn; `silent` says nothing at all */
export async function playEpisode(
  fields: object,
  player: Chooser | 'silent',
  { protocol = 'session' }: { protocol?: 'session' | 'gymnasium' } = {},
): Promise<PlayedEpisode> {
  const task = Task.parse(fields)
  const terms = { chooser: player === 'silent' ? 'random' : player, key: 'fixture', count: 10_000 } as const
  const { moves } = player === 'silent' ? { moves: [] } : chooseMoves(task, beginEpisode(task), terms)
  return protocol === 'session' ? await bySession(fields, moves) : await bySteps(fields, task, moves)
}

async function bySession(fields: object, moves: string[]): Promise<PlayedEpisode> {
  await using session = await openSession(environment, fields as never, { server })
  const observations: string[] = []
  for (const move of moves) observations.push((await session.tools.make_moves({ moves: [move] })).observation)
  const { reward, won, terminated, truncated, turns, illegal_moves, episode_seed } = await session.verify('Done.')
  const result = { reward, won, terminated, truncated, turns, illegal_moves, episode_seed }
  return { moves, observations, result, steps: [] }
}

async function bySteps(fields: object, task: Task, moves: string[]): Promise<PlayedEpisode> {
  const row = toRow(environment, fields as Record<string, unknown>)
  let cookie = ''
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await server.request(path, { method: 'POST', headers: { cookie }, body: JSON.stringify(body) })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    if (answer.status !== 200) throw new Error(await answer.text())
    return await answer.json()
  }
  await post('/reset', row)
  const steps: Step[] = []
  const observations: string[] = []
  for (let turn = 0; turn < Math.max(moves.length, 1) || !isOver(steps.at(-1)); turn += 1) {
    const step = (await post('/step', { ...row, response: toResponse(toOutput(task, moves[turn])) })) as Step
    steps.push(step)
    const [output] = (step.info['tool_outputs'] ?? []) as { output: string }[]
    observations.push(
      output ? (JSON.parse(output.output) as { observation: string }).observation : `${step.observation}`,
    )
  }
  await post('/close', {})
  const { reward, terminated, truncated, info } = steps.at(-1)!
  const { won, turns, illegal_moves, episode_seed } = info
  return {
    moves,
    observations,
    result: { reward, won, terminated, truncated, turns, illegal_moves, episode_seed },
    steps,
  }
}

const isOver = (step: Step | undefined) => step !== undefined && (step.terminated || step.truncated)

function toOutput({ play_by }: Task, move: string | undefined): object[] {
  if (move === undefined) return []
  if (play_by === 'tools')
    return [
      { type: 'function_call', call_id: 'call_1', name: 'make_moves', arguments: JSON.stringify({ moves: [move] }) },
    ]
  const content = [{ type: 'output_text', text: `<move>${move}</move>`, annotations: [] }]
  return [{ type: 'message', id: 'msg', role: 'assistant', status: 'completed', content }]
}

if (import.meta.main) {
  process.stdout.write(JSON.stringify(await playEpisode(JSON.parse(process.argv[2] ?? '{}') as object, 'random')))
  process.exit(0)
}
