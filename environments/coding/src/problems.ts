import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { CallCase, Checker, languages, Limits, RunCase, type Task } from './task.ts'

const extensions = { python: 'py', javascript: 'js', typescript: 'ts' } as const

/** What `problem.json` of a problem's folder holds. */
const Description = z.strictObject({
  title: z.string(),
  kind: z.enum(['function', 'program', 'repair']),
  language: z.enum(languages),
  difficulty: z.number().min(0).max(1),
  entry_point: z.string().optional(),
  call_examples: z.array(CallCase).optional(),
  call_cases: z.array(CallCase).optional(),
  run_examples: z.array(RunCase).optional(),
  run_cases: z.array(RunCase).optional(),
  checker: Checker.optional(),
  limits: Limits.optional(),
})

/** A problem of this environment's own. */
export interface Problem {
  name: string
  kind: 'function' | 'program' | 'repair'
  difficulty: number
  task: z.input<typeof Task>
  /** Solutions that the hidden tests must reject, by file name. */
  wrong: ReadonlyMap<string, string>
}

const folder = fileURLToPath(new URL('../problems', import.meta.url))

/** Reads a problem's folder: `problem.json`, `problem.md`, `solution.*`, `wrong-*.*` and, where code is given, `starter.*`. */
export function loadProblem(name: string, at = folder): Problem {
  const path = join(at, name)
  const read = (file: string) => readFileSync(join(path, file), 'utf8')
  const { title, kind, language, difficulty, call_examples, run_examples, entry_point, ...hidden } = Description.parse(
    JSON.parse(read('problem.json')),
  )
  const extension = extensions[language]
  const starter = `starter.${extension}`
  const wrong = readdirSync(path).filter((file) => /^wrong-\d+\./.test(file))
  return {
    name,
    kind,
    difficulty,
    wrong: new Map(wrong.sort().map((file) => [file, read(file)])),
    task: {
      question: `# ${title}\n\n${read('problem.md').trim()}`,
      language,
      ...(entry_point !== undefined && { entry_point }),
      starter_code: existsSync(join(path, starter)) ? read(starter) : '',
      is_repair: kind === 'repair',
      ...(call_examples && { call_examples }),
      ...(run_examples && { run_examples }),
      verifier_metadata: { ...hidden, reference_solution: read(`solution.${extension}`) },
      source: 'own',
      task_id: name,
      difficulty,
    },
  }
}

let all: readonly Problem[] | undefined

/** All problems, easiest first. */
export function problems(): readonly Problem[] {
  all ??= readdirSync(folder)
    .sort()
    .map((name) => loadProblem(name))
    .sort((a, b) => a.difficulty - b.difficulty)
  return all
}
