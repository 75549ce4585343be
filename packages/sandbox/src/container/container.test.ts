import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { type Home, openHome } from '../process/home.ts'
import type { Launch, Provider, Running } from '../provider/provider.ts'
import { type ContainerOptions, createContainer } from './container.ts'
import { hostLabel } from './sweep-containers.ts'

let folder: string
let home: Home
let provider: Provider
const path = () => join(folder, 'fake-cli')
/** What the command was asked, a list of arguments each. */
const calls = () =>
  readFileSync(join(folder, 'calls'), 'utf8')
    .split('\0\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'))
const callsOf = (command: string) => calls().filter((args) => args.includes(command))
const put = (file: string, text = '') => writeFileSync(join(folder, file), text)

function create(options: Partial<ContainerOptions> = {}): Provider {
  return createContainer({ command: 'docker', image: 'image:1', home, path: path(), ...options })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'container-test-'))
  mkdirSync(join(folder, 'pids'))
  copyFileSync(join(import.meta.dirname, 'fixtures', 'fake-cli.sh'), path())
  chmodSync(path(), 0o755)
  put('calls')
  home = openHome(folder)
  provider = create()
})
afterEach(async () => {
  await provider.close()
  home.close()
  await vi.waitFor(() => expect(existsSync(home.folder)).toBe(false))
  rmSync(folder, { recursive: true, force: true })
})

const toLaunch = (script: string): Launch => ({
  folder: home.openFolder(),
  argv: ['/bin/sh', '-c', script],
  mounts: [],
  limits: defaultLimits,
  overheadBytes: 0,
  hasChannel: false,
})

/** Runs a script to its end. */
async function run(script: string, act: (running: Running) => void = () => {}) {
  const running = provider.launch(toLaunch(script))
  let [stdout, stderr] = ['', '']
  running.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  running.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const begun = await running.ready.then(
    () => 'begun',
    (error: Error) => error.message,
  )
  act(running)
  const exit = await running.ended
  return { begun, exit, stdout, stderr, usage: running.usage() }
}

describe('createContainer', () => {
  test('runs a program, and gives what it read, wrote and returned', async () => {
    const result = await run('read line; echo "out $line"; echo err >&2; exit 3', ({ stdin }) => stdin.end('in\n'))
    expect(result).toMatchObject({
      begun: 'begun',
      exit: { code: 3, signal: undefined },
      stdout: 'out in\n',
      stderr: 'err\n',
    })
  })

  test.each([125, 126, 127])("a program's own %i is no failure of the command", async (status) => {
    expect((await run(`exit ${status}`)).exit).toEqual({ code: status, signal: undefined })
  })

  test('a command that fails before the program begins leaves nothing known of the program', async () => {
    put('no-run')
    expect(await run('echo never')).toMatchObject({
      begun: 'the container ended before the program began',
      exit: { code: undefined, signal: undefined },
      stdout: '',
      stderr: 'Error: OCI runtime error\n',
    })
  })

  test('a command that is not there leaves nothing known either', async () => {
    provider = create({ path: join(folder, 'nowhere') })
    expect(await run('echo never')).toMatchObject({ exit: { code: undefined, signal: undefined } })
  })

  test('tells a signal from a status, and takes an end by the kernel for one by memory', async () => {
    expect(await run('kill -SEGV $$')).toMatchObject({ exit: { signal: 'SIGSEGV' }, usage: { isOverMemory: false } })
    expect(await run('kill -KILL $$')).toMatchObject({ exit: { signal: 'SIGKILL' }, usage: { isOverMemory: true } })
  })

  test('kills by removing the container of that run, and no other', async () => {
    const other = provider.launch(toLaunch('sleep 1000'))
    await other.ready
    const result = await run('sleep 1000', (running) => running.kill())
    expect(result).toMatchObject({ exit: { code: undefined, signal: 'SIGKILL' }, usage: { isOverMemory: false } })
    expect(readdirSync(join(folder, 'pids'))).toEqual([`${home.label}-1`])
    expect(callsOf('rm').every((args) => args.join(' ') === `rm --force ${home.label}-2`)).toBe(true)
  })

  test('kills one that has not begun yet', async () => {
    const running = provider.launch(toLaunch('sleep 1000'))
    running.kill()
    running.stderr.resume()
    expect(await running.ended).toEqual({ code: undefined, signal: 'SIGKILL' })
  })

  test('asks for nothing after an end', async () => {
    const running = provider.launch(toLaunch('true'))
    running.stderr.resume()
    await running.ended
    running.kill()
    expect(callsOf('rm')).toEqual([])
  })

  test('has no channel, and says what has', () => {
    expect(provider.hasChannels).toBe(false)
    expect(() => provider.launch({ ...toLaunch('true'), hasChannel: true })).toThrow(
      expect.objectContaining({ code: 'unavailable', message: expect.stringContaining('no channel') as string }),
    )
    expect(callsOf('run')).toEqual([])
  })

  test('finds programs in the image', async () => {
    expect(await provider.find?.('sh')).toMatch(/\/sh$/)
    expect(await provider.find?.('no-such-program')).toBeUndefined()
  })

  test('passes its own arguments before every subcommand', async () => {
    provider = create({ arguments: ['--context', 'other'] })
    await provider.check()
    await run('true')
    for (const args of calls()) expect(args.slice(0, 2)).toEqual(['--context', 'other'])
  })

  test('ends what runs when it is closed, and then removes what bears its label', async () => {
    const running = provider.launch(toLaunch('sleep 1000'))
    running.stderr.resume()
    await running.ready
    put('listed', 'id1\nid2\n')
    await provider.close()
    expect(await running.ended).toMatchObject({ signal: 'SIGKILL' })
    expect(callsOf('ps').at(-1)).toEqual(['ps', '--all', '--quiet', '--filter', `label=gym-sandbox=${home.label}`])
    expect(calls().at(-1)).toEqual(['rm', '--force', 'id1', 'id2'])
    put('listed')
  })
})

describe('check', () => {
  test('finds nothing wrong, and has run a program', async () => {
    expect(await provider.check()).toBeUndefined()
    expect(callsOf('run')).toHaveLength(1)
  })

  test.each([
    ['docker', 'apt-get install --yes docker.io'],
    ['podman', 'apt-get install --yes podman'],
  ] as const)('says that %s is not installed', async (command, fix) => {
    provider = create({ command, path: join(folder, 'nowhere') })
    expect(await provider.check()).toEqual({ reason: `${command} is not installed`, fix })
  })

  test('says that the daemon cannot be reached', async () => {
    put('no-daemon')
    expect(await provider.check()).toEqual({
      reason:
        'the daemon of docker cannot be reached: ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
      fix: 'systemctl start docker',
    })
  })

  test('says that the image is not here, and never fetches it', async () => {
    put('no-image')
    expect(await provider.check()).toEqual({
      reason: 'the image image:1 is not here: Error: No such image: image:1',
      fix: 'docker pull image:1',
    })
    expect(callsOf('pull')).toEqual([])
  })

  test('says that a program cannot be run', async () => {
    put('no-run')
    expect(await provider.check()).toEqual({
      reason: 'docker could not run the image image:1: Error: OCI runtime error',
    })
  })

  test('says that a program cannot write to its folder', async () => {
    put('no-work')
    expect((await provider.check())?.reason).toBe(
      'programs of the image image:1 cannot write to /work, which should be no folder of it: cannot create',
    )
  })

  test('removes what processes of this host left behind that are gone, and leaves the rest', async () => {
    const gone = `gym-sandbox-${2 ** 22 + 7}-00ff`
    put('listed', `${gone}\n${home.label}\ngym-sandbox-1-00ff\n${gone}\nsomething else\n`)
    expect(await provider.check()).toBeUndefined()
    const asked = callsOf('ps').map((args) => args.join(' '))
    expect(asked[0]).toBe(`ps --all --filter label=gym-sandbox.host=${hostLabel()} --format {{.Label "gym-sandbox"}}`)
    expect(asked.slice(1)).toEqual([`ps --all --quiet --filter label=gym-sandbox=${gone}`])
    put('listed')
  })
})
