import { spawn } from 'node:child_process'

/** What a command answered. */
export interface Answer {
  /** Its exit status; undefined when it could not be started or did not end in time. */
  code: number | undefined
  stdout: string
  /** What it wrote as errors, or why it could not be started. */
  stderr: string
  isMissing: boolean
}

const askForMs = 30_000
const maxLength = 1024 * 1024

/** Asks a command of the system and waits for its end; never rejects. */
export async function askCommand(path: string, args: readonly string[]): Promise<Answer> {
  return await new Promise((resolve) => {
    const child = spawn(path, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
      timeout: askForMs,
      killSignal: 'SIGKILL',
    })
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (texts[name].length < maxLength) texts[name] += text
      })
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ code: undefined, stdout: '', stderr: error.message, isMissing: error.code === 'ENOENT' }),
    )
    child.once('close', (code) => resolve({ code: code ?? undefined, ...texts, isMissing: false }))
  })
}

/** The first line of what it complained about. */
export const firstComplaint = ({ stdout, stderr }: Answer): string =>
  `${stderr}\n${stdout}`
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 300) ?? 'it said nothing'
