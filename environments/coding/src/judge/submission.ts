import type { Program } from '@gym/sandbox'
import type { Task } from '../task.ts'
import { nodeSubmission, pythonSubmission } from './harness/files.ts'

type Code = Pick<Task, 'language' | 'entry_point' | 'starter_code'>

/** A submission as a program of its own, for tasks that are judged by what it writes. */
export const asProgram = ({ language }: Code, code: string): Program => ({ language, code })

/** A submission whose function is called over a channel. */
export function asFunction(task: Code, code: string): Program {
  const { language, entry_point: name = '' } = task
  const whole = completed(task, code)
  if (language === 'python')
    return { language, entry: 'main.py', args: [name], files: { ...pythonSubmission, 'solution.py': whole } }
  const isModule = /^\s*(?:import\b(?!\s*\()|export\b)/m.test(whole)
  const exported = isModule
    ? `export { ${name} as entryOfSubmission }`
    : `module.exports.entryOfSubmission = typeof ${name} === 'undefined' ? module.exports.${name} : ${name}`
  const file = `solution.${isModule ? 'm' : 'c'}${language === 'typescript' ? 'ts' : 'js'}`
  return {
    language: 'javascript',
    entry: 'main.cjs',
    args: [`/program/${file}`, name],
    files: { ...nodeSubmission, [file]: `${whole}\n${exported}\n` },
  }
}

/** A completion continues the starter code; a function that stands on its own gets the imports that the starter code began with. */
function completed({ language, entry_point = '', starter_code }: Code, code: string): string {
  if (language !== 'python') return code
  const isWhole = new RegExp(
    String.raw`^(?:async\s+)?(?:def\s+${entry_point}\b|class\s+Solution\b|${entry_point}\s*=)`,
    'm',
  ).test(code)
  if (!isWhole && starter_code !== '') return `${starter_code}\n${code}`
  const imports = starter_code.split('\n').filter((line) => /^(?:from\s+[\w.]+\s+)?import\s/.test(line))
  return [...imports, code].join('\n')
}
