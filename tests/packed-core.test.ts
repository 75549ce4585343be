import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = new URL('..', import.meta.url).pathname
const core = join(root, 'packages/core')
const bin = (name: string) => join(root, 'node_modules/.bin', name)

/** The folder of somebody who has nothing but Node, the packed package and what it depends on. */
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gym-packed-'))
  await run(bin('tsc'), ['-b', join(core, 'tsconfig.build.json')])
  await run(bin('pnpm'), ['pack', '--pack-destination', folder], { cwd: core })
  const installed = join(folder, 'node_modules/@gym/core')
  await mkdir(installed, { recursive: true })
  await run('sh', ['-c', `tar -xzf "${folder}"/*.tgz --strip-components=1 -C "${installed}"`])
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  await mkdir(join(folder, 'node_modules/@hono'), { recursive: true })
  await mkdir(join(folder, 'node_modules/@types'), { recursive: true })
  // What a registry would install, from where it is installed already: a test needs no network.
  for (const name of [...Object.keys(dependencies), '@types/node', 'vitest']) {
    await symlink(join(core, 'node_modules', name), join(folder, 'node_modules', name))
  }
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  await writeFile(join(folder, 'weather.ts'), /```ts weather\.ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '')
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  // `environment.ts` is what the pages' own imports call it.
  const pages = ['docs/write-an-environment.md', 'docs/from-nemo-gym.md']
  const texts = await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')))
  const blocks = texts.flatMap((text) => [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code))
  const files = blocks.map((code, i) => (code.includes("name: 'shop'") ? 'environment.ts' : `page-${i}.ts`))
  await Promise.all(files.map((file, i) => writeFile(join(folder, file), blocks[i] ?? '')))
  const compilerOptions = {
    target: 'es2024',
    lib: ['es2024', 'esnext.disposable'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: ['node'],
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['weather.ts', ...files] }))
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the environment of the README, outside the repository, against the packed @gym/core', () => {
  test('is 29 lines long', async () => {
    expect((await readFile(join(folder, 'weather.ts'), 'utf8')).trimEnd().split('\n')).toHaveLength(29)
  })

  test('type-checks, and so do the pages of docs', async () => {
    await expect(run(bin('tsc'), ['-p', folder])).resolves.toMatchObject({ stdout: '' })
  })

  test('serves and scores', async () => {
    const server = spawn(bin('node'), ['weather.ts'], {
      cwd: folder,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const line = await new Promise<string>((resolve) =>
        server.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
      )
      const url = /http:\/\/\S+/.exec(line)?.[0] ?? ''
      const row = {
        responses_create_params: { input: 'What is the weather in Oslo?' },
        city: 'Oslo',
        expected_weather: 'snow',
      }
      let cookie = ''
      const post = async (path: string, body: unknown) => {
        const answer = await fetch(url + path, { method: 'POST', headers: { cookie }, body: JSON.stringify(body) })
        cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
        return (await answer.json()) as Record<string, unknown>
      }
      const call = { type: 'function_call', call_id: 'c', name: 'get_weather', arguments: '{"city":"Oslo"}' }
      const verify = (text: string) => {
        const output = [call, { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }]
        return post('/verify', {
          ...row,
          response: {
            id: 'r',
            created_at: 0,
            model: 'm',
            object: 'response',
            output,
            parallel_tool_calls: true,
            tool_choice: 'auto',
            tools: [],
          },
        })
      }
      await post('/seed_session', row)
      expect(await post('/get_weather', { city: 'Oslo' })).toEqual({ city: 'Oslo', weather: 'snow' })
      expect(await verify('It is snow.')).toMatchObject({ reward: 1, lookups: 1 })
      expect(await verify('It is sun.')).toMatchObject({ reward: 0, lookups: 1 })
      expect(await post('/get_weather', { country: 'Norway' })).toMatchObject({
        detail: [{ type: 'missing', loc: ['body', 'city'] }],
      })
    } finally {
      server.kill()
    }
  })
})
