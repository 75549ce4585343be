import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { whyNotHere } from '../bubblewrap/why-not-here.fixture.ts'
import { createSandbox } from '../local-sandbox.ts'
import type { Sandbox } from '../sandbox.ts'
import { createMarker, expectGone, homesOfThis, ownerOf, processesWith } from '../testing/host-processes.ts'
import { endless, harmless, type Subject } from '../testing/subject.ts'
import { testConversations } from '../testing/suite/conversations.ts'
import { testEnds } from '../testing/suite/ends.ts'
import { testPlaces } from '../testing/suite/places.ts'
import { testPrograms } from '../testing/suite/programs.ts'
import { testSessions } from '../testing/suite/sessions.ts'
import { type CreateOptions, createSandboxProcess } from './create-sandbox-process.ts'

/** Programs of these tests are our own. */
const none = { provider: 'none', isolation: 'none' } as const
/** Says that it runs, and ends when it is told anything. */
const waiting = { language: 'python', code: 'import os\nos.write(3, b"here\\n")\nos.read(3, 1)' }

const opened: Sandbox[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (each) => await each.close()))
})

async function open(options: CreateOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandboxProcess({ ...none, ...options })
  opened.push(sandbox)
  return sandbox
}

/** Numbers of the processes of sandboxes that this one has. */
const owners = () => homesOfThis().map(ownerOf)
const killSandbox = () => {
  for (const pid of owners()) process.kill(Number(pid), 'SIGKILL')
}
const childrenOfThis = () =>
  readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )

/** What a program came to, or why there is nothing that it came to. */
const outcomeOf = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    (result) => ({ ...(result as object), wallMs: 0, cpuMs: 0, peakMemoryBytes: 0, queuedMs: 0 }),
    (error: unknown) => ({ ...(error as object), message: (error as Error).message, cause: (error as Error).cause }),
  )

describe.skipIf(!existsSync('/proc/self/task'))('createSandboxProcess', () => {
  test('gives what a sandbox in this process gives: results, limits and errors', async () => {
    const options = { ...none, most: { wallMs: 60_000 }, limits: { outputBytes: 1000 } }
    const [apart, here] = [await open(options), await createSandbox(options)]
    opened.push(here)
    expect([apart.provider, apart.languages]).toEqual([
      { name: here.provider.name, isolation: here.provider.isolation },
      here.languages,
    ])
    const works: ((sandbox: Sandbox) => Promise<unknown>)[] = [
      async ({ run }) => await run({ language: 'bash', code: 'cat; echo "$1" >&2; exit 3', stdin: 'in', args: ['a'] }),
      async ({ run }) =>
        await run({ language: 'bash', code: 'cat "$(dirname "$0")/a"', files: { a: Uint8Array.of(104, 105) } }),
      async ({ run }) => await run({ language: 'bash', code: 'kill -SEGV $$' }),
      async ({ run }) => await run({ language: 'bash', code: 'printf "%2000s" x; sleep 1000' }),
      async ({ run }) => await run({ language: 'bash', code: endless.bash }, { limits: { wallMs: 100 } }),
      async ({ run }) => await run({ language: 'bash', code: 'exit 0' }, { limits: { wallMs: 100_000 } }),
      async ({ run }) => await run({ language: 'bash', code: '' }, { limits: { wallMs: -1 } }),
      async ({ run }) => await run({ language: 'cobol', code: '' }),
      async ({ run }) => await run({ language: 'bash' }),
      async ({ openSession }) => await openSession('bash'),
      async ({ reserve }) => await reserve(async () => await Promise.reject(new Error('it failed'))),
    ]
    for (const work of works) {
      const bound = (of: Sandbox) => ({
        ...of,
        run: of.run.bind(of),
        openSession: of.openSession.bind(of),
        reserve: of.reserve.bind(of),
      })
      expect(await outcomeOf(work(bound(apart))), String(work)).toEqual(await outcomeOf(work(bound(here))))
    }
  })

  test('cannot be made where a sandbox in this process cannot, for the same reason, and leaves nothing', async () => {
    const before = childrenOfThis()
    const path = process.env['PATH']
    try {
      process.env['PATH'] = '/nowhere'
      for (const options of [{}, { provider: 'none' }, { provider: 'docker' }] satisfies CreateOptions[]) {
        const [apart, here] = [outcomeOf(createSandboxProcess(options)), outcomeOf(createSandbox(options))]
        expect(await here).toHaveProperty('code')
        expect(await apart).toEqual(await here)
      }
    } finally {
      process.env['PATH'] = path
    }
    expect(homesOfThis()).toEqual([])
    // The shells that look after homes end by themselves.
    await expectGone(() => childrenOfThis().filter((pid) => !before.includes(pid)))
  })

  test('starts programs from the other process: none is started by this one, which serves', async () => {
    const sandbox = await open({ concurrency: 4, prewarm: { python: 1 } })
    await sandbox.warmUp()
    const before = childrenOfThis()
    const marker = createMarker()
    const talks = await Promise.all([1, 2].map(async () => await sandbox.open({ ...waiting, args: [marker] })))
    await using session = await sandbox.openSession('python')
    await session.run('1')
    expect(await Promise.all(talks.map(async (each) => await each.receive()))).toEqual(['here', 'here'])
    expect(processesWith(marker).length).toBeGreaterThan(0)
    expect(childrenOfThis()).toEqual(before)
    for (const each of talks) each.send('x')
    for (const each of talks) expect(await each.result).toMatchObject({ ending: 'ok' })
  })

  test('begins nothing for a signal that was aborted before', async () => {
    const sandbox = await open()
    const signal = AbortSignal.abort(new Error('before'))
    const marker = createMarker()
    const given = { code: 'aborted', cause: signal.reason as Error }
    const program = { language: 'bash', code: endless.bash, args: [marker] }
    await expect(sandbox.run(program, { signal })).rejects.toMatchObject(given)
    await expect(sandbox.open(program, { signal })).rejects.toMatchObject(given)
    await expect(sandbox.reserve(async () => {}, { signal })).rejects.toMatchObject(given)
    await using session = await sandbox.openSession('python')
    await session.run('kept = 1')
    await expect(session.run('kept = 2', { signal })).rejects.toMatchObject(given)
    expect(await session.run('kept')).toMatchObject({ stdout: '1\n' })
    expect(processesWith(marker)).toEqual([])
  })

  test('ends what its signal is aborted for, and nothing else', async () => {
    const sandbox = await open({ concurrency: 4 })
    const [marker, other] = [createMarker(), createMarker()]
    const giving = new AbortController()
    const { signal } = giving
    const kept = await sandbox.open({ ...waiting, args: [other] })
    const run = sandbox.run({ language: 'bash', code: endless.bash, args: [marker] }, { signal })
    const talk = await sandbox.open({ ...waiting, args: [marker] }, { signal })
    expect(await talk.receive()).toBe('here')
    await using session = await sandbox.openSession('python')
    const cell = session.run(`import sys; sys.argv = ["${marker}"]\n${endless.python}`, { signal })
    await expect.poll(() => processesWith(marker).length, { timeout: 20_000 }).toBeGreaterThan(1)
    giving.abort(new Error('enough'))
    await expect(run).rejects.toMatchObject({ code: 'aborted', cause: signal.reason as Error })
    expect(await talk.result).toMatchObject({ ending: 'infrastructure_error' })
    expect(await cell).toMatchObject({ ending: 'infrastructure_error' })
    expect(session.isEnded).toBe(true)
    await expectGone(() => processesWith(marker))
    expect(processesWith(other).length).toBeGreaterThan(0)
    kept.send('x')
    expect(await kept.result).toMatchObject({ ending: 'ok' })
  })

  test('keeps lines of a conversation that nobody read before its end, also after its own', async () => {
    const sandbox = await open()
    const talk = await sandbox.open({ language: 'bash', code: 'printf "one\\ntwo\\nthree\\nfour" >&3' })
    expect(await talk.receive()).toBe('one')
    expect(await talk.result).toMatchObject({ ending: 'ok' })
    expect(await talk.receive()).toBe('two')
    await sandbox.close()
    await expect(talk.receive(AbortSignal.abort(new Error('before')))).rejects.toThrow('before')
    expect([await talk.receive(), await talk.receive(), await talk.receive()]).toEqual(['three', undefined, undefined])
    talk.send('after the end')
    talk.stop()
  })

  test('has two who wait for lines at once answered with a line each', async () => {
    const sandbox = await open()
    const talk = await sandbox.open({ language: 'bash', code: 'read -r <&3; printf "one\\ntwo\\n" >&3' })
    const both = Promise.all([talk.receive(), talk.receive(), talk.receive()])
    talk.send('go on')
    expect(new Set(await both)).toEqual(new Set(['one', 'two', undefined]))
  })

  test('holds a place for what belongs together, of this sandbox alone', async () => {
    const sandbox = await open({ concurrency: 1 })
    const other = await open({ concurrency: 1 })
    const order: string[] = []
    let left: Parameters<Parameters<Sandbox['reserve']>[0]>[0] | undefined
    const together = sandbox.reserve(async (place) => {
      left = place
      expect(await sandbox.run(harmless, { place })).toMatchObject({ ending: 'ok', queuedMs: place.queuedMs })
      await expect(other.run(harmless, { place })).rejects.toMatchObject({ code: 'unavailable' })
      order.push('together')
    })
    const after = sandbox.run(harmless).then(() => order.push('after'))
    await Promise.all([together, after])
    expect(order).toEqual(['together', 'after'])
    await expect(sandbox.run(harmless, { place: left! })).rejects.toMatchObject({ code: 'closed' })
  })

  test('goes on when a terminal tells all of its processes to end', async () => {
    const sandbox = await open()
    const [pid] = owners()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(Number(pid), signal)
    expect(await sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
    expect(owners()).toEqual([pid])
  })

  test('refuses what is no plain value', async () => {
    const sandbox = await open()
    const code = (() => {}) as unknown as string
    await expect(sandbox.run({ language: 'bash', code })).rejects.toThrow(/could not be cloned/)
    expect(await sandbox.run(harmless)).toMatchObject({ ending: 'ok' })
  })

  test('loses with its process what ran there, says so, and starts another for what comes then', async () => {
    const sandbox = await open({ concurrency: 4 })
    const marker = createMarker()
    const lost = { code: 'unavailable', message: 'The process of the sandbox was ended by SIGKILL' }
    const talk = await sandbox.open({ ...waiting, args: [marker] })
    expect(await talk.receive()).toBe('here')
    const receiving = talk.receive()
    const session = await sandbox.openSession('python')
    const cell = session.run(`import time; time.sleep(1000) # ${marker}`)
    const run = sandbox.run({ language: 'bash', code: 'sleep 1000', args: [marker] })
    const [first] = owners()
    const reserved = sandbox.reserve(async (place) => {
      killSandbox()
      await session.ended
      return await sandbox.run(harmless, { place })
    })
    await Promise.all([
      expect(run).rejects.toMatchObject(lost),
      expect(cell).rejects.toMatchObject(lost),
      expect(reserved).rejects.toMatchObject({ code: 'unavailable' }),
    ])
    expect(await talk.result).toMatchObject({ ending: 'infrastructure_error' })
    expect([await receiving, await talk.receive()]).toEqual([undefined, undefined])
    talk.send('after the end')
    talk.stop()
    expect(session.isEnded).toBe(true)
    await expect(session.run('1')).rejects.toMatchObject({ code: 'closed' })
    await session.close()
    const runs = await Promise.all([1, 2, 3].map(async () => await sandbox.run(harmless)))
    for (const each of runs) expect(each).toMatchObject({ ending: 'ok', stdout: 'fine\n' })
    expect(new Set(owners().filter((pid) => pid !== first)).size).toBe(1)
    // Nothing holds in what ran there.
    for (const pid of processesWith(marker)) process.kill(Number(pid), 'SIGKILL')
  })

  test.each([
    ['before it starts another', async () => {}],
    ['while it starts another', async () => await new Promise((resolve) => setImmediate(resolve))],
  ])('leaves none when its process is gone and it is closed %s', async (_, wait) => {
    const sandbox = await open()
    const session = await sandbox.openSession('python')
    killSandbox()
    await session.ended
    const run = outcomeOf(sandbox.run(harmless))
    await wait()
    await sandbox.close()
    expect(await run).not.toMatchObject({ ending: 'ok' })
    expect(owners().filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([])
    await expectGone(() => homesOfThis())
    await expect(sandbox.run(harmless)).rejects.toMatchObject({ code: 'closed' })
  })

  test('is closed with all that runs, which has its result', async () => {
    const sandbox = await open({ concurrency: 1 })
    const [pid] = owners()
    const marker = createMarker()
    const run = sandbox.run({ language: 'bash', code: endless.bash, args: [marker] })
    const queued = sandbox.run(harmless)
    await expect.poll(() => processesWith(marker).length, { timeout: 20_000 }).toBeGreaterThan(0)
    const both = Promise.all([
      expect(run).resolves.toMatchObject({ ending: 'infrastructure_error' }),
      expect(queued).rejects.toMatchObject({ code: 'closed' }),
    ])
    await Promise.all([sandbox.close(), sandbox.close()])
    await both
    expect(existsSync(`/proc/${pid}`)).toBe(false)
    expect([processesWith(marker), homesOfThis()]).toEqual([[], []])
  })
})

const skip = await whyNotHere()

describe.skipIf(skip !== undefined)(`a sandbox in a process of its own${skip === undefined ? '' : `: ${skip}`}`, () => {
  const subject: Subject = {
    open: async (options = {}) => {
      const before = homesOfThis()
      const { languages: _, ...plain } = options
      const sandbox = await createSandboxProcess(plain)
      const folder = homesOfThis().find((each) => !before.includes(each)) ?? ''
      return {
        sandbox,
        home: { folder, label: basename(folder) },
        listHome: () => readdirSync(folder).toSorted(),
        [Symbol.asyncDispose]: async () => await sandbox.close(),
      }
    },
  }
  testPrograms(subject)
  testPlaces(subject)
  testSessions(subject)
  testConversations(subject)
  testEnds(subject)
})
