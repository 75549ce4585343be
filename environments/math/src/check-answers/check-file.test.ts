import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkFile } from './check-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-answers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, rows: unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(path, rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''))
  return path
}

async function check(path: string, options: Partial<Parameters<typeof checkFile>[1]> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await checkFile(path, {
    asJson: true,
    only: undefined,
    deadlineMs: 20_000,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    ...options,
  })
  const lines = out.join('').trimEnd().split('\n')
  return {
    code,
    lines,
    objects: options.asJson === false ? [] : lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    err: err.join(''),
  }
}

describe('checkFile', () => {
  test('says the verdict of each row, what was extracted and how, and counts them', async () => {
    const path = write('pairs.jsonl', [
      { expected_answer: '\\frac{1}{2}', answer: '0.5' },
      { expected_answer: 7, answer: 'So the total is \\boxed{7}.' },
      { expected_answer: ['1', '2'], answer: 'Answer: 3' },
      { expected_answer: '1/3', answer: '0.333', tolerance: 0.01 },
      { expected_answer: '10^{10^{10}}', answer: '10^{10^{10}} + 1' },
    ])
    const { code, objects } = await check(path)
    expect(code).toBe(0)
    expect(objects.slice(0, 5)).toMatchObject([
      { line: 1, verdict: 'equal', extracted: '0.5', method: 'as_written' },
      { line: 2, verdict: 'equal', extracted: '7', method: 'boxed' },
      { line: 3, verdict: 'different', extracted: '3', method: 'answer_line' },
      { line: 4, verdict: 'equal', method: 'as_written' },
      { line: 5, verdict: 'undecided' },
    ])
    expect(objects[5]).toMatchObject({
      rows: 5,
      equal: 3,
      different: 1,
      undecided: 1,
      against_their_verdict: 0,
      bad_rows: 0,
      p50_ms: expect.any(Number) as number,
    })
  })

  test('ends with 1 when rows are against their own verdict, and marks these', async () => {
    const path = write('against.jsonl', [
      { expected_answer: '1', answer: '1', verdict: 'different' },
      { expected_answer: '1', answer: '1', verdict: 'equal' },
    ])
    const { code, lines } = await check(path, { asJson: false })
    expect(code).toBe(1)
    expect(lines[0]).toMatch(/^ +1 {2}equal .*AGAINST different$/)
    expect(lines[1]).not.toContain('AGAINST')
    expect(lines[2]).toMatch(/^2 rows: 2 equal, 0 different, 0 undecided, 1 against their verdict; p50 /)
  })

  test('names the line, field and fault of bad rows, checks the others, and ends with 2', async () => {
    const path = write('bad.jsonl', [
      '{',
      { answer: '1' },
      { expected_answer: '1' },
      { expected_answer: '1', answer: '1', tolerance: 5 },
      { expected_answer: '1', answer: '1' },
    ])
    const { code, objects, err } = await check(path)
    expect(code).toBe(2)
    expect(err.split('\n').map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      'line 1: not JSON',
      'line 2: expected_answer',
      'line 3: answer',
      'line 4: tolerance',
      '',
    ])
    expect(objects).toMatchObject([
      { line: 5, verdict: 'equal' },
      { rows: 1, bad_rows: 4 },
    ])
  })

  test('shows rows of one verdict alone when asked to', async () => {
    const path = write('only.jsonl', [
      { expected_answer: '1', answer: '1' },
      { expected_answer: '1', answer: '2' },
    ])
    const { objects } = await check(path, { only: 'different' })
    expect(objects.map(({ line }) => line)).toEqual([2, undefined])
  })

  test('calls a check that is ended at its deadline undecided', async () => {
    const roots = Array.from({ length: 40 }, (_, k) => `\\sqrt{${10 ** 9 + k}x^2 + ${k + 3}}`)
    const hard = roots.join('+')
    const { objects } = await check(
      write('hard.jsonl', [{ expected_answer: hard, answer: `${hard}+\\sqrt{x^4}-x^2` }]),
      { deadlineMs: 1 },
    )
    expect(objects[0]).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringContaining('did not finish within 1 ms') as string,
    })
  })
})

describe('check-answers', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [new URL('main.ts', import.meta.url).pathname, ...args], { encoding: 'utf8' })

  test('explains itself', () => {
    const { status, stdout } = run('--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Usage: check-answers <pairs.jsonl>')
  })

  test.each([
    [[], 'Name one JSONL file'],
    [['a', 'b'], 'Name one JSONL file'],
    [['x.jsonl', '--only', 'wrong'], '--only takes equal, different or undecided'],
    [['x.jsonl', '--deadline-ms', '0'], '--deadline-ms takes a whole number'],
    [['x.jsonl', '--jsno'], '--jsno'],
    [[join(folder, 'none.jsonl')], 'ENOENT'],
  ])('refuses %j with 2 and says why', (args, message) => {
    const { status, stdout, stderr } = run(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})
