import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createWorkerPool } from '@gym/core/node'
import * as z from 'zod'
import { judgementOf, Task } from '../task.ts'
import type * as worker from './pair.worker.ts'
import { Summary } from './summary.ts'

/** How a file is checked, and where it is said. */
export interface CheckFileOptions {
  asJson: boolean
  /** Shows rows with this verdict alone. */
  only: string | undefined
  deadlineMs: number
  out(text: string): void
  err(text: string): void
}

const Pair = z.looseObject({
  answer: z.union([z.string(), z.number()]).transform(String),
  verdict: z.enum(['equal', 'different', 'undecided']).optional(),
})

const problemsShown = 20

/**
 * Checks the pairs of a JSONL file one after another.
 *
 * @returns the exit code: 0, 1 when rows are against their own `verdict`, 2 when rows are wrong
 * @throws when the file cannot be read
 */
export async function checkFile(
  path: string,
  { asJson, only, deadlineMs, out, err }: CheckFileOptions,
): Promise<number> {
  await using pool = createWorkerPool<typeof worker>({
    module: new URL('./pair.worker.ts', import.meta.url),
    size: 1,
    deadlineMs,
  })
  const summary = new Summary()
  let [line, problems] = [0, 0]
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() === '') continue
    const row = readRow(text)
    if ('problem' in row) {
      problems += 1
      if (problems <= problemsShown) err(`line ${line}: ${row.problem}\n`)
      continue
    }
    const result = await pool.run('checkPair', [row.request]).catch((error: Error) => ({
      verdict: 'undecided' as const,
      reason: error.message,
      extracted: row.request.answer.slice(0, 200),
      method: 'none',
      ms: deadlineMs,
    }))
    const wrong = summary.add(result.verdict, result.ms, row.wanted)
    if (only !== undefined && result.verdict !== only) continue
    out(
      asJson
        ? `${JSON.stringify({ line, ...result, ...(row.wanted !== undefined && { wanted: row.wanted }) })}\n`
        : describe(line, result, wrong ? row.wanted : undefined),
    )
  }
  out(asJson ? `${JSON.stringify(summary.toJson(problems))}\n` : `${summary.toText(problems)}\n`)
  return problems > 0 || summary.count === 0 ? 2 : summary.wrong > 0 ? 1 : 0
}

function readRow(text: string): { request: worker.PairRequest; wanted: string | undefined } | { problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const pair = Pair.safeParse(value)
  const task = Task.safeParse({ question: '', ...pair.data })
  const issue = pair.error?.issues[0] ?? task.error?.issues[0]
  if (!pair.success || !task.success) return { problem: `${issue?.path.join('.') || 'row'}: ${issue?.message}` }
  return {
    request: { answer: pair.data.answer, question: task.data.question, ...judgementOf(task.data) },
    wanted: pair.data.verdict,
  }
}

function describe(
  line: number,
  { verdict, ms, extracted, method, reason }: worker.PairResult,
  wanted: string | undefined,
): string {
  const against = wanted === undefined ? '' : `  AGAINST ${wanted}`
  return `${String(line).padStart(6)}  ${verdict.padEnd(9)}  ${ms.toFixed(2).padStart(8)} ms  ${JSON.stringify(extracted)} (${method}): ${reason}${against}\n`
}
