import { readFileSync } from 'node:fs'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

const python = { 'judge/codec.py': read('codec.py'), 'judge/channel.py': read('channel.py') }

/** What stands beside a submission in Python, to call its function. */
export const pythonSubmission: Readonly<Record<string, string>> = { ...python, 'main.py': read('submission.py') }

/** What runs a task's test code in Python. */
export const pythonTests: Readonly<Record<string, string>> = { ...python, 'main.py': read('tests.py') }

/** What stands beside a submission in JavaScript or TypeScript. */
export const nodeSubmission: Readonly<Record<string, string>> = { 'main.cjs': read('submission.cjs') }
