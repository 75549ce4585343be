import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'

interface Report {
  testResults: { assertionResults: { ancestorTitles: string[]; title: string; status: string }[] }[]
}

/** Tests of the contracts that failed, by the name of what was tested. */
const failed = new Map<string, string[]>()

beforeAll(async () => {
  const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')))
  const config = fileURLToPath(new URL('./fixtures/vitest.config.ts', import.meta.url))
  const folder = await mkdtemp(join(tmpdir(), 'gym-contracts-'))
  const report = join(folder, 'report.json')
  const run = spawn(
    process.execPath,
    [vitest, 'run', '--config', config, '--reporter=json', `--outputFile=${report}`],
    { stdio: 'ignore' },
  )
  // It fails, as it must; its report is what counts.
  await once(run, 'exit')
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report
  await rm(folder, { recursive: true })
  for (const { ancestorTitles, title, status } of testResults.flatMap(({ assertionResults }) => assertionResults)) {
    const [name = ''] = ancestorTitles.join(' ').split(': the contract of')
    const names = failed.get(name) ?? []
    failed.set(name, status === 'failed' ? [...names, title] : names)
  }
})

describe('testEnvironment', () => {
  test.each([
    ['silent', ['has tasks to be played, and each makes a row']],
    ['fickle-tasks', ['generates the same task for the same seed and index, and others for others']],
    ['one-task', ['generates the same task for the same seed and index, and others for others']],
    ['unwinnable', ['rewards the oracle with the highest reward on every task (VER-9)']],
    ['gullible', ['keeps flatterer at the lowest reward (VER-9)']],
    [
      'moody',
      [
        'plays the same task with the same actions alike, alone and among others (REP-1, REP-2)',
        'judges the same rollout twice alike (SES-8)',
      ],
    ],
    ['talkative', ['puts no expected_, hidden_ or secret_ field into the prompt or the tools']],
    ['brittle', ['answers hostile arguments below 500 and keeps its state']],
  ])('finds what is wrong with the environment %s, and nothing else', (name, tests) => {
    expect(failed.get(name)).toEqual(tests)
  })

  test('lets nobody be rewarded for nothing', () => {
    expect(failed.get('generous')).toEqual([
      'keeps an empty answer at the lowest reward (VER-9)',
      'keeps a refusal at the lowest reward (VER-9)',
      'keeps an echo of the prompt at the lowest reward (VER-9)',
    ])
  })

  test('does not take a verifier that throws for one that gives nothing', () => {
    expect(failed.get('broken')).toContain('keeps a refusal at the lowest reward (VER-9)')
  })

  test('has nothing against a sound environment', () => {
    expect(failed.get('sound')).toEqual([])
  })
})

describe('testSessionStore', () => {
  test.each([
    ['unlimited', 'refuses a session beyond its capacity and evicts none (SES-10)'],
    ['blind', 'updates only the version it is told'],
    ['forgetful', 'remembers an alias that was spent without a session'],
    ['twofold', 'hands a removed session to exactly one caller and remembers how it ended (SES-5)'],
    ['unordered', 'lists idle sessions, those idle longest first (SES-7)'],
  ])('finds what is wrong with the store %s', (name, title) => {
    expect(failed.get(name)).toContain(title)
  })
})
