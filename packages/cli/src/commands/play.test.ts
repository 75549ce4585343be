import { EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import type { Input } from '../effects.ts'
import { run, start, workspace } from '../fixtures/run.ts'
import { environment } from '../fixtures/walks.ts'

const walks = join(workspace, '../walks.ts')
const corridor = ['play', walks, '--game', 'corridor', '--seed', '1', '--set', 'length=3']
const stairs = ['play', walks, '--game', 'stairs', '--seed', '1', '--set', 'length=2']
const piped = (text: string) => ({ input: () => Readable.from([text]) })

/** A terminal's standard input, into which a test types. */
function terminal() {
  const setRawMode = vi.fn<(isRaw: boolean) => void>()
  const stream = Object.assign(new PassThrough(), { isTTY: true, setRawMode })
  return { input: (): Input => stream, type: (text: string) => void stream.write(text), stream, setRawMode }
}

describe('gym play with moves that are piped in', () => {
  test('shows what a model is told, plays each line, and says the reward with its metrics', async () => {
    const { code, out, err } = await run(corridor, piped('right\nright\n\nleft\nright\nright\nnever read\n'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      [
        'Walk the hard corridor to its end.',
        '',
        '@...',
        'Legal moves: right',
        '',
        'Type a move and press Enter; help shows the rules again, quit ends.',
        ...['.@..', '..@.', '.@..', '..@.', '...@'].flatMap((board) => ['', board, 'Legal moves: left, right']),
        '',
        'Reward 1',
        '  won    true',
        '  turns  5',
        '  kind   corridor',
        '',
      ].join('\n'),
    )
  })

  test('plays moves of several words, also without a line break at the end', async () => {
    const { code, out } = await run(stairs, piped('step on\r\n  step on'))
    expect(code).toBe(0)
    expect(out).toMatch(/Reward 1\n {2}won {4}true\n {2}turns {2}2\n/)
  })

  test('says why a move was not made, and goes on', async () => {
    const { code, out } = await run(stairs, piped(`jump\nfly\n${'x'.repeat(200)}\nstep on\nstep on\n`))
    expect(code).toBe(0)
    expect(out).toContain('\njump is no step.\n\n@..\n')
    expect(out).toContain('\nNobody flies here.\n')
    expect(out).toMatch(/\nToo big.*\n\n\.@\.\n/)
    expect(out).toMatch(/won {4}true\n {2}turns {2}2\n/)
  })

  test('shows the rules and the board again on help and ?', async () => {
    const { out } = await run(stairs, piped('step on\nhelp\n?\nstep on\n'))
    expect(out.split('Walk the')).toHaveLength(4)
    expect(out.split('.@.\nLegal moves: step back, step on\n')).toHaveLength(4)
  })

  test.each(['step on\n', 'step on\nquit\nstep on\n'])(
    'judges what was played of %j, and ends with 1',
    async (text) => {
      const { code, out } = await run(stairs, piped(text))
      expect(code).toBe(1)
      expect(out).toMatch(/Reward 0\.5\n {2}won {4}false\n {2}turns {2}1\n/)
    },
  )

  test('says which seed it was when none was given, and plays the same with it', async () => {
    const { out } = await run(['play', walks], { ...piped('quit\n'), now: () => 1234 })
    const seed = /--seed (\S+) plays the same again\.\n$/.exec(out)?.[1]
    const again = await run(['play', walks, '--seed', seed ?? ''], piped('quit\n'))
    expect(again.out).toBe(out.replace(/--seed .*\n$/, ''))
  })

  test('says that there is no verdict, and ends with 1', async () => {
    const { code, out } = await run([...stairs, '--set', 'fails_at=verify'], piped('step on\nstep on\n'))
    expect(code).toBe(1)
    expect(out).toMatch(/\nNo verdict: .*nobody was looking.*\n$/)
    expect(out).not.toContain('Reward')
  })

  test('ends with what the server says when a move fails', async () => {
    const { code, err } = await run([...stairs, '--set', 'fails_at=step'], piped('step on\n'))
    expect(code).toBe(1)
    expect(err).toMatch(/gym: POST http:\/\/127\.0\.0\.1:\d+\/make_moves answered 500: .*the floor gave way/)
  })

  test('plays on a server that runs already', async () => {
    await using server = await serve(new EnvironmentServer(environment))
    const { code, out } = await run([...stairs, '--host', `${server.url}/`], piped('step on\nstep on\n'))
    expect({ code, isWon: out.includes('won    true') }).toEqual({ code: 0, isWon: true })
    await server.stop()
    const gone = await run([...stairs, '--host', server.url], piped('step on\n'))
    expect(gone).toMatchObject({ code: 1, out: '' })
    expect(gone.err).toMatch(/^gym: POST http:.*\/seed_session failed: .*\n$/)
  })
})

describe('gym play in a terminal', () => {
  test('takes arrow keys and WASD where moves are directions, and gives the terminal back', async () => {
    const { input, type, setRawMode, stream } = terminal()
    const playing = start(corridor, { input })
    await playing.says('Arrow keys or WASD move')
    expect(setRawMode.mock.calls).toEqual([[true]])
    type('\u001b[C')
    await playing.says('> right\n\n.@..')
    type('x\u001b[Dd')
    await playing.says('> left\n\n@...')
    await playing.says('> right\n\n.@..')
    type('dd')
    expect(await playing.ended).toBe(0)
    expect(playing.said.out).toContain('turns  5')
    expect(setRawMode.mock.calls).toEqual([[true], [false]])
    expect(stream.listenerCount('keypress')).toBe(0)
  })

  test('does not send a direction that is not legal, which no model would press by accident', async () => {
    const { input, type } = terminal()
    const playing = start(corridor, { input })
    type('awddd')
    expect(await playing.ended).toBe(0)
    expect(playing.said.out).toContain('> left\nleft is not possible here.\n> up\nup is not possible here.\n> right\n')
    expect(playing.said.out).toContain('turns  3')
  })

  test.each([
    ['q', 1],
    ['\u0004', 1],
    ['\u0003', 130],
  ])('ends with the key %j, judged, with the terminal as it was', async (key, code) => {
    const { input, type, setRawMode } = terminal()
    const playing = start(corridor, { input })
    type(`d?${key}`)
    expect(await playing.ended).toBe(code)
    expect(playing.said.out).toContain('turns  1')
    expect(setRawMode).toHaveBeenLastCalledWith(false)
  })

  test('gives the terminal back when a move fails', async () => {
    const { input, type, setRawMode } = terminal()
    const playing = start([...corridor, '--set', 'fails_at=step'], { input })
    type('d')
    expect(await playing.ended).toBe(1)
    expect(playing.said.err).toContain('the floor gave way')
    expect(setRawMode).toHaveBeenLastCalledWith(false)
  })

  test('reads lines after a sign where moves are words', async () => {
    const { input, type, setRawMode, stream } = terminal()
    const playing = start(stairs, { input })
    await playing.says('> ')
    type('step on\n')
    await playing.says('.@.')
    stream.end()
    expect(await playing.ended).toBe(1)
    expect(playing.said.out).toContain('turns  1')
    expect(setRawMode).not.toHaveBeenCalled()
  })

  test.each([corridor, stairs])('is judged and ends with 130 on an interrupt of %j', async (...args) => {
    const { input } = terminal()
    const playing = start(args, { input })
    await playing.says('> ')
    playing.interrupt()
    expect(await playing.ended).toBe(130)
    expect(playing.said.out).toContain('turns  0')
    expect(playing.listeners.size).toBe(0)
  })
})

describe('gym play of what cannot be played', () => {
  test('says which environments can be', async () => {
    const { code, out, err } = await run(['play', 'sums'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(
      'gym: The environment sums cannot be played move by move, for it has no tools observe and make_moves. No environment of this workspace has them.\n',
    )
  })

  test.each([
    [['play', 'smus'], 'There is no environment "smus". Did you mean "sums"?'],
    [['play', 'all'], 'One environment is played at a time'],
    [['play', walks, '--game', 'stair'], 'Did you mean "stairs"? Available: 2048, corridor, stairs.'],
    [['play', walks, '--set', 'max=2'], 'The tasks of walks have no field "max".'],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })
})
