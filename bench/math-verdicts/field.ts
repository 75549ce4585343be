import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Pair } from './pairs.ts'
import type { Judged } from './score.ts'

const version = '0.9.0'
const cache = new URL('../node_modules/.cache/math-verify/', import.meta.url).pathname

/** A Python that has Math-Verify, or why there is none. */
export type Field = { python: string; version: string } | { python: undefined; reason: string }

/** Finds or makes a Python environment with Math-Verify; it is installed from PyPI once. */
export function prepareField(given: string | undefined): Field {
  const python = given ?? install()
  if (python === undefined)
    return { python: undefined, reason: 'python3 with venv and PyPI is needed, or --python PATH' }
  const asked = spawnSync(
    python,
    [
      '-c',
      'import importlib.metadata as m, sys; print("Math-Verify", m.version("math-verify"), "with SymPy", m.version("sympy"), "on Python", sys.version.split()[0])',
    ],
    { encoding: 'utf8' },
  )
  return asked.status === 0
    ? { python, version: asked.stdout.trim() }
    : { python: undefined, reason: `${python} has no math-verify` }
}

function install(): string | undefined {
  const python = `${cache}bin/python`
  if (existsSync(`${cache}installed`)) return python
  mkdirSync(cache, { recursive: true })
  const steps = [
    ['python3', '-m', 'venv', cache],
    [python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `math-verify==${version}`],
    ['touch', `${cache}installed`],
  ]
  return steps.every(([command = '', ...args]) => spawnSync(command, args, { stdio: 'inherit' }).status === 0)
    ? python
    : undefined
}

/** Judges all pairs, with the answers put as its documentation puts them: between dollar signs, or in boxes. */
export async function judgeWithField(
  python: string,
  style: 'dollar' | 'boxed',
  pairs: readonly Pair[],
): Promise<Judged[]> {
  const child = spawn(python, [new URL('field.py', import.meta.url).pathname, style], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end(pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''))
  const judged: Judged[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const [verdict, ms] = JSON.parse(line) as [string, number]
    judged.push({ verdict, ms })
  }
  return judged
}
