import { execFile, spawn } from 'node:child_process'
import { getEventListeners } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type * as fixture from './worker-pool.fixture.ts'
import { createWorkerPool, type WorkerPool, type WorkerPoolOptions } from './worker-pool.ts'

type Fixture = typeof fixture

const module = new URL('./worker-pool.fixture.ts', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'worker-pool-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const createPool = (options: Partial<WorkerPoolOptions> = {}) =>
  createWorkerPool<Fixture>({ module, size: 1, deadlineMs: 30_000, ...options })

let files = 0
const newFile = () => join(folder, `${(files += 1)}`)
const eventually = <Value>(check: () => Value) => vi.waitFor(check, { timeout: 20_000, interval: 5 })
const written = (path: string) => eventually(() => Number(readFileSync(path, 'utf8') || expect.fail('still empty')))
const gone = (pid: number) => eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'))

/** Occupies a worker until `release` is called. */
async function occupy(pool: WorkerPool<Fixture>) {
  const [started, gate] = [newFile(), newFile()]
  const held = pool.run('hold', [started, gate])
  return { held, pid: await written(started), release: () => writeFileSync(gate, '') }
}

vi.setConfig({ testTimeout: 60_000 })

describe('createWorkerPool', () => {
  test('returns what the function returns, awaited and copied', async () => {
    await using pool = createPool()
    expect(await pool.run('add', [2, 3])).toBe(5)
    expect(await pool.run('addLater', [2n ** 80n, 1n])).toBe(2n ** 80n + 1n)
    const value = {
      map: new Map([['a', new Set([1])]]),
      date: new Date(0),
      bytes: new Uint8Array([1, 2]),
      none: undefined,
    }
    expect(await pool.run('echo', [value])).toEqual(value)
  })

  test('ignores what the module sends to its parent on its own account', async () => {
    await using pool = createPool()
    expect(await pool.run('chatter', [])).toBe('quiet')
  })

  test('types names, arguments and results by the module', async () => {
    await using pool = createPool()
    const sum: number = await pool.run('add', [1, 2])
    const later: bigint = await pool.run('addLater', [1n, 2n])
    expect([sum, later]).toEqual([3, 3n])
    // @ts-expect-error no such function
    const unknownName = pool.run('subtract', [1, 2])
    // @ts-expect-error a constant is no function
    const constant = pool.run('answer', [])
    // @ts-expect-error wrong argument
    const argument = pool.run('add', ['1', 2])
    // @ts-expect-error wrong result
    const result: Promise<string> = pool.run('add', [1, 2])
    await Promise.allSettled([unknownName, constant, argument, result])
  })

  test('uses the same worker again and starts no more than are needed', async () => {
    await using pool = createPool({ size: 4 })
    const first = await pool.run('pid', [])
    for (let i = 0; i < 20; i++) expect(await pool.run('pid', [])).toBe(first)
  })

  test('runs `size` calls at the same time and no more', async () => {
    await using pool = createPool({ size: 2 })
    const [a, b] = [await occupy(pool), await occupy(pool)]
    const third = pool.run('add', [1, 1])
    expect(a.pid).not.toBe(b.pid)
    expect(pool.stats).toEqual({ running: 2, queued: 1, size: 2 })
    a.release()
    expect(await third).toBe(2)
    expect(pool.stats).toEqual({ running: 1, queued: 0, size: 2 })
    b.release()
    expect(await Promise.all([a.held, b.held])).toEqual(['released', 'released'])
  })

  test('has at least one worker by default', async () => {
    await using pool = createWorkerPool<Fixture>({ module, deadlineMs: 1000 })
    expect(pool.stats.size).toBeGreaterThanOrEqual(1)
  })

  test.each([
    { size: 0 },
    { size: 1.5 },
    { deadlineMs: 0 },
    { deadlineMs: NaN },
    { deadlineMs: 2 ** 31 },
    { maxHeapMb: 0 },
    { maxQueued: -1 },
  ])('refuses the bound %o', (bound) => {
    expect(() => createPool(bound)).toThrow(RangeError)
  })

  test('refuses a deadline of a call that a timer could not keep', async () => {
    await using pool = createPool()
    await expect(pool.run('add', [1, 1], { deadlineMs: Infinity })).rejects.toThrow('deadlineMs must be')
  })
})

describe('a deadline', () => {
  test('ends an endless loop with its process, and the pool goes on with another', async () => {
    await using pool = createPool()
    const file = newFile()
    const before = await pool.run('pid', [])
    await expect(pool.run('forever', [file], { deadlineMs: 500 })).rejects.toMatchObject({
      code: 'pool_deadline',
      message: 'Worker call forever did not finish within 500 ms.',
      details: { deadlineMs: 500 },
    })
    expect(await written(file)).toBe(before)
    await gone(before)
    expect(await pool.run('pid', [])).not.toBe(before)
  })

  test('has the next worker loaded before it is called for', async () => {
    const log = newFile()
    const counted = `${newFile()}.mjs`
    writeFileSync(
      counted,
      `import { appendFileSync } from 'node:fs'
       appendFileSync(${JSON.stringify(log)}, 'loaded ')
       export const forever = () => { for (;;); }`,
    )
    await using pool = createWorkerPool<{ forever: () => void }>({
      module: pathToFileURL(counted),
      size: 1,
      deadlineMs: 100,
    })
    await expect(pool.run('forever', [])).rejects.toMatchObject({ code: 'pool_deadline' })
    await eventually(() => expect(readFileSync(log, 'utf8')).toBe('loaded loaded '))
  })

  test('leaves the calls of other workers alone', async () => {
    await using pool = createPool({ size: 2 })
    const other = await occupy(pool)
    await expect(pool.run('forever', [newFile()], { deadlineMs: 100 })).rejects.toMatchObject({ code: 'pool_deadline' })
    other.release()
    expect(await other.held).toBe('released')
  })

  test('is not charged with the wait in the queue', async () => {
    await using pool = createPool()
    const first = await occupy(pool)
    const queued = pool.run('add', [1, 2], { deadlineMs: 500 })
    await sleep(800)
    first.release()
    expect(await queued).toBe(3)
  })

  test('is not charged with the start of the worker', async () => {
    const slow = new URL(
      'data:text/javascript,await new Promise((go) => setTimeout(go, 800)); export const one = () => 1',
    )
    await using pool = createWorkerPool<{ one: () => number }>({ module: slow, size: 1, deadlineMs: 500 })
    expect(await pool.run('one', [])).toBe(1)
  })

  test('does not throw away an answer that came while the event loop was blocked', async () => {
    await using pool = createPool()
    await pool.run('add', [1, 1])
    const file = newFile()
    const call = pool.run('mark', [file], { deadlineMs: 1000 })
    const pause = new Int32Array(new SharedArrayBuffer(4))
    while (!existsSync(file)) Atomics.wait(pause, 0, 0, 5)
    Atomics.wait(pause, 0, 0, 1200)
    expect(await call).toBe('marked')
  })
})

describe('1,000 calls at the same time', () => {
  test('all get their own answer', async () => {
    await using pool = createPool({ size: 2, deadlineMs: 5000 })
    const { signal } = new AbortController()
    const calls = Array.from({ length: 1000 }, async (_, i) => {
      await pool.run('spin', [1], { signal })
      return pool.run('echo', [i], { signal })
    })
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect(pool.stats).toEqual({ running: 0, queued: 0, size: 2 })
  })
})

describe('a signal', () => {
  test('ends the running call with its process', async () => {
    await using pool = createPool()
    const [file, controller] = [newFile(), new AbortController()]
    const call = pool.run('forever', [file], { signal: controller.signal })
    const pid = await written(file)
    controller.abort('the rollout is over')
    await expect(call).rejects.toMatchObject({ code: 'pool_aborted', cause: 'the rollout is over' })
    await gone(pid)
    expect(await pool.run('add', [1, 1])).toBe(2)
  })

  test('takes a waiting call out of the queue and leaves the running one alone', async () => {
    await using pool = createPool()
    const [first, file, controller] = [await occupy(pool), newFile(), new AbortController()]
    const waiting = pool.run('mark', [file], { signal: controller.signal })
    const next = pool.run('add', [1, 2])
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'pool_aborted' })
    expect(pool.stats).toMatchObject({ running: 1, queued: 1 })
    first.release()
    expect([await first.held, await next, existsSync(file)]).toEqual(['released', 3, false])
  })

  test('that was aborted before starts nothing', async () => {
    await using pool = createPool()
    const file = newFile()
    await expect(pool.run('mark', [file], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'pool_aborted',
    })
    await pool.run('add', [1, 1])
    expect(existsSync(file)).toBe(false)
  })

  test('that is aborted after the answer harms nobody', async () => {
    await using pool = createPool()
    const controller = new AbortController()
    const pid = await pool.run('pid', [], { signal: controller.signal })
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    const next = await occupy(pool)
    controller.abort()
    next.release()
    expect([await next.held, next.pid]).toEqual(['released', pid])
  })
})

describe('the heap bound', () => {
  test.each(['hoard', 'powerTower'] as const)('fails only the call that exceeds it: %s', async (name) => {
    await using pool = createPool({ size: 2, maxHeapMb: 32 })
    const other = await occupy(pool)
    await expect(pool.run(name, [])).rejects.toMatchObject({
      code: 'pool_memory',
      message: `Worker call ${name} needed more than the 32 MB of heap a worker has.`,
      details: { maxHeapMb: 32 },
    })
    expect(await pool.run('add', [1, 1])).toBe(2)
    other.release()
    expect(await other.held).toBe('released')
  })
})

describe('the queue', () => {
  test('refuses at once what it has no room for', async () => {
    await using pool = createPool({ maxQueued: 1 })
    const first = await occupy(pool)
    const second = pool.run('add', [1, 2])
    await expect(pool.run('add', [3, 4])).rejects.toMatchObject({
      code: 'pool_queue_full',
      status: 503,
      details: { running: 1, queued: 1, size: 1, maxQueued: 1 },
    })
    first.release()
    expect(await second).toBe(3)
  })

  test('of length 0 still admits as many calls as there are workers, before they have started', async () => {
    await using pool = createPool({ size: 2, maxQueued: 0 })
    const calls = [pool.run('add', [1, 1]), pool.run('add', [2, 2])]
    await expect(pool.run('add', [3, 3])).rejects.toMatchObject({ code: 'pool_queue_full' })
    expect(await Promise.all(calls)).toEqual([2, 4])
  })

  test('keeps the arguments as they were when the call was made', async () => {
    await using pool = createPool()
    const [first, state] = [await occupy(pool), { moves: 1 }]
    const call = pool.run('echo', [state])
    state.moves = 2
    first.release()
    expect(await call).toEqual({ moves: 1 })
  })
})

describe('a call that fails', () => {
  test('tells the class and the message of what was thrown', async () => {
    await using pool = createPool()
    const pid = await pool.run('pid', [])
    await expect(pool.run('parse', ['x^'])).rejects.toMatchObject({
      code: 'pool_failed',
      message: 'Worker call parse threw ParseError: cannot parse x^.',
      details: { name: 'ParseError', message: 'cannot parse x^' },
      cause: { stack: expect.stringContaining('worker-pool.fixture.ts') },
    })
    await expect(pool.run('throwText', [])).rejects.toMatchObject({
      code: 'pool_failed',
      details: { name: 'string', message: "'only text'" },
    })
    expect(await pool.run('pid', [])).toBe(pid)
  })

  test('names the functions there are when there is no such one', async () => {
    await using pool = createWorkerPool<{ nothing: () => void; toString: () => string }>({
      module,
      size: 1,
      deadlineMs: 30_000,
    })
    await expect(pool.run('nothing', [])).rejects.toThrow(
      /No function nothing is exported; there is: add, addLater, .*throwText/,
    )
    await expect(pool.run('toString', [])).rejects.toThrow('No function toString is exported')
  })

  test.each([
    ['exits', (pool: WorkerPool<Fixture>) => pool.run('exit', [3]), 'its worker exited with code 3'],
    [
      'throws outside of the call',
      (pool: WorkerPool<Fixture>) => pool.run('throwElsewhere', []),
      'its worker exited with code 1',
    ],
  ])('because its worker %s is told so, and the pool goes on', async (_, call, message) => {
    await using pool = createPool()
    await expect(call(pool)).rejects.toMatchObject({ code: 'pool_failed', message: expect.stringContaining(message) })
    expect(await pool.run('add', [1, 1])).toBe(2)
  })

  test('because its arguments cannot be copied leaves the worker as it was, busy or not', async () => {
    await using pool = createPool()
    const expected = { code: 'pool_not_cloneable', message: expect.stringContaining('() => 1 could not be cloned') }
    const first = await occupy(pool)
    await expect(pool.run('echo', [() => 1])).rejects.toMatchObject(expected)
    expect(pool.stats).toMatchObject({ running: 1, queued: 0 })
    first.release()
    await first.held
    await expect(pool.run('echo', [() => 1])).rejects.toMatchObject(expected)
    expect(await pool.run('pid', [])).toBe(first.pid)
  })

  test('because its result cannot be copied leaves the worker as it was', async () => {
    await using pool = createPool()
    const pid = await pool.run('pid', [])
    await expect(pool.run('giveFunction', [])).rejects.toMatchObject({
      code: 'pool_not_cloneable',
      message:
        'Worker call giveFunction has a result that cannot be copied between processes: () => 1 could not be cloned.',
    })
    expect(await pool.run('pid', [])).toBe(pid)
  })
})

describe('a module that cannot be loaded', () => {
  test.each([
    [
      'is not there',
      new URL('./worker-pool.nowhere.ts', import.meta.url),
      /worker-pool.nowhere.ts could not be loaded: Error: Cannot find module/,
    ],
    [
      'throws',
      new URL('data:text/javascript,throw new TypeError("no table")'),
      /could not be loaded: TypeError: no table/,
    ],
    ['is no JavaScript', new URL('data:text/javascript,export export'), /could not be loaded: SyntaxError/],
    ['exits', new URL('data:text/javascript,process.exit(7)'), /could not be loaded: it exited with code 7/],
    [
      'never ends',
      new URL('data:text/javascript,for (;;);'),
      /could not be loaded: Error: not loaded after 500 ms/,
      500,
    ],
  ])(
    'because it %s fails every call that waits, and each later one',
    async (_, broken, message, loadDeadlineMs = 30_000) => {
      await using pool = createWorkerPool<Fixture>({ module: broken, size: 2, deadlineMs: 1000, loadDeadlineMs })
      const calls = await Promise.allSettled([1, 2, 3].map((n) => pool.run('add', [n, n])))
      const expected = { code: 'pool_failed', message: expect.stringMatching(message) }
      expect(calls).toMatchObject([1, 2, 3].map(() => ({ status: 'rejected', reason: expected })))
      await expect(pool.run('add', [1, 1])).rejects.toMatchObject(expected)
    },
  )
})

describe('close', () => {
  test('rejects what runs and what waits, ends the workers, and what comes later', async () => {
    const pool = createPool()
    const file = newFile()
    const running = pool.run('forever', [file])
    const pid = await written(file)
    const outcome = Promise.allSettled([running, pool.run('add', [1, 1])])
    await Promise.all([pool.close(), pool.close()])
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    const closed = { status: 'rejected', reason: { code: 'pool_closed' } }
    expect(await outcome).toMatchObject([closed, closed])
    await expect(pool.run('add', [1, 1])).rejects.toMatchObject({ code: 'pool_closed' })
    expect(pool.stats).toEqual({ running: 0, queued: 0, size: 1 })
  })

  test('is done at once on a pool that never ran, and rejects a call whose worker is still starting', async () => {
    await createPool().close()
    const pool = createPool()
    const call = expect(pool.run('add', [1, 1])).rejects.toMatchObject({ code: 'pool_closed' })
    await pool.close()
    await call
  })
})

describe('the process that has a pool', () => {
  const script = (statements: string) => [
    '--input-type=module',
    '--eval',
    `const { createWorkerPool } = await import(${JSON.stringify(new URL('./worker-pool.ts', import.meta.url).href)})
     const pool = createWorkerPool({ module: new URL(${JSON.stringify(module.href)}), size: 1, deadlineMs: 30000 })
     ${statements}`,
  ]

  test('waits for a call that runs and ends when its pool is idle, though nobody closed it', async () => {
    const args = script(`void pool.run('addLater', [1n, 2n]).then((sum) => console.log('sum', sum))`)
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout).toBe('sum 3n\n')
  })

  test('waits for what is queued behind a call that is killed', async () => {
    const args = script(`
      pool.run('forever', [${JSON.stringify(newFile())}], { deadlineMs: 50 }).catch((error) => console.log(error.code))
      void pool.run('add', [1, 2]).then((sum) => console.log('sum', sum))`)
    const { stdout } = await promisify(execFile)(process.execPath, args)
    expect(stdout).toBe('pool_deadline\nsum 3\n')
  })

  test('bounds the heap of its workers, whatever its own bound is', async () => {
    const args = script(`
      const small = createWorkerPool({ module: new URL(${JSON.stringify(module.href)}), maxHeapMb: 32, deadlineMs: 30000 })
      await small.run('hoard', []).catch((error) => console.log(error.code))`)
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--max-old-space-size=8000', ...args])
    expect([stdout, stderr]).toEqual(['pool_memory\n', ''])
  })

  test('leaves no busy worker behind when it is killed', async () => {
    const file = newFile()
    const parent = spawn(process.execPath, script(`await pool.run('forever', [${JSON.stringify(file)}])`), {
      stdio: 'ignore',
    })
    const pid = await written(file)
    parent.kill('SIGKILL')
    await gone(pid)
  })

  test('can let calls finish after a signal for its whole group', async () => {
    await using pool = createPool()
    const call = await occupy(pool)
    process.kill(call.pid, 'SIGINT')
    process.kill(call.pid, 'SIGTERM')
    call.release()
    expect(await call.held).toBe('released')
    expect(await pool.run('pid', [])).toBe(call.pid)
  })
})
