import { describe, expect, test } from 'vitest'
import { openHome } from '../process/home.ts'
import { createSandbox } from '../local-sandbox.ts'
import { createContainer } from './container.ts'

// An image with python3 and /bin/sh that is here already. What podman cannot do with one runtime it may with another.
const image = process.env['GYM_SANDBOX_TEST_IMAGE'] ?? 'localhost/gym-test-runtime'
const candidates = [
  { command: 'docker', arguments: [] },
  { command: 'podman', arguments: [] },
  { command: 'podman', arguments: ['--runtime', 'runc'] },
] as const

async function problemOf(candidate: (typeof candidates)[number]): Promise<string | undefined> {
  const home = openHome()
  const provider = createContainer({ ...candidate, image, home })
  const problem = await provider.check()
  await provider.close()
  home.close()
  return problem?.reason
}

for (const candidate of candidates) {
  const problem = await problemOf(candidate)
  const name = [candidate.command, ...candidate.arguments].join(' ')
  describe.skipIf(problem !== undefined)(problem === undefined ? name : `${name}: ${problem}`, () => {
    const open = async () =>
      await createSandbox({
        provider: (home) => createContainer({ ...candidate, image, home }),
        prewarm: { python: 2 },
        concurrency: 2,
      })

    test('runs Python, and tells its endings apart', async () => {
      await using sandbox = await open()
      await sandbox.warmUp()
      const run = async (code: string, limits = {}) =>
        await sandbox.run({ language: 'python', code, stdin: '7\n' }, { limits })
      expect(await run('print(int(input()) * 6)')).toMatchObject({ ending: 'ok', stdout: '42\n', stderr: '' })
      expect(await run('exit(127)')).toMatchObject({ ending: 'nonzero_exit', exitCode: 127 })
      expect(await run('import os; os.abort()')).toMatchObject({ ending: 'nonzero_exit', signal: 'SIGABRT' })
      expect(await run('while True: pass', { wallMs: 1500 })).toMatchObject({ ending: 'timeout' })
      expect(await run('while True: pass', { cpuMs: 1000 })).toMatchObject({ ending: 'timeout', signal: 'SIGXCPU' })
      expect(await run('x = bytearray(2**30)')).toMatchObject({ ending: 'memory' })
      expect(await run('while True: print("x" * 1000)')).toMatchObject({ ending: 'output_limit' })
      const fork = 'import os\nfor _ in range(99):\n  if os.fork() == 0:\n    import time; time.sleep(99)'
      expect(await run(fork, { processes: 8 })).toMatchObject({ ending: 'process_limit' })
    })

    test('ends what several processes take together of memory', async () => {
      await using sandbox = await open()
      const code = `
import os, time
for _ in range(4):
    if os.fork() == 0:
        x = bytearray(100_000_000); time.sleep(60)
x = bytearray(100_000_000); time.sleep(60)`
      const limits = { memoryBytes: 128 * 1024 * 1024, scratchBytes: 1024 * 1024 }
      expect(await sandbox.run({ language: 'python', code }, { limits })).toMatchObject({
        ending: expect.stringMatching(/memory|timeout/) as string,
      })
    })

    test('holds a program in: no network, no place to write but its own, no privileges', async () => {
      await using sandbox = await open()
      const code = `
import os, socket
def can(work):
    try: work(); return True
    except OSError: return False
connect = lambda: socket.create_connection(('1.1.1.1', 53), 1)
write = lambda path: lambda: open(path, 'w').write('x')
print(os.getuid(), os.listdir('/program'), [line for line in open('/proc/self/status') if line.startswith('CapEff')])
print([can(work) for work in (connect, write('/x'), write('/tmp/x'), write('/program/x'), write('/etc/x'), write('/work/x'))])`
      const { stdout } = await sandbox.run({ language: 'python', code })
      expect(stdout).toBe(
        "65534 ['main.py'] ['CapEff:\\t0000000000000000\\n']\n[False, False, False, False, False, True]\n",
      )
    })

    test('has no sessions and no conversations, and says so', async () => {
      await using sandbox = await open()
      await expect(sandbox.openSession('python')).rejects.toMatchObject({ code: 'unavailable' })
      await expect(sandbox.open({ language: 'python', code: '' })).rejects.toMatchObject({ code: 'unavailable' })
    })

    test('ends a program whose caller gives up, and leaves no container', async () => {
      await using sandbox = await open()
      const controller = new AbortController()
      const code = 'import time; print("begun", flush=True); time.sleep(1000)'
      const running = sandbox.run({ language: 'python', code }, { signal: controller.signal })
      setTimeout(() => controller.abort(), 300)
      await expect(running).rejects.toMatchObject({ code: 'aborted' })
    })
  })
}
