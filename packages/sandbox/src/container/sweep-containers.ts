import { readFileSync, readlinkSync } from 'node:fs'
import type { Answer } from './ask-command.ts'
import { hostKey, labelKey } from './run-arguments.ts'

type Ask = (...args: string[]) => Promise<Answer>

/** Names this system since it was started, and the processes that this one can see: elsewhere a number means another process. */
export function hostLabel(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}-${readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '')}`
  } catch {
    return 'unknown'
  }
}

/** Removes containers with a home's label, and no others. */
export async function removeContainers(ask: Ask, label: string): Promise<void> {
  const { stdout } = await ask('ps', '--all', '--quiet', '--filter', `label=${labelKey}=${label}`)
  const ids = stdout.split('\n').filter((line) => line.trim() !== '')
  if (ids.length > 0) await ask('rm', '--force', ...ids)
}

/** Removes containers whose makers, processes of this system, are gone. */
export async function sweepContainers(ask: Ask, host = hostLabel(), isAlive = isProcess): Promise<void> {
  if (host === 'unknown') return
  const format = `{{.Label "${labelKey}"}}`
  const { stdout } = await ask('ps', '--all', '--filter', `label=${hostKey}=${host}`, '--format', format)
  for (const label of new Set(stdout.split('\n'))) {
    const pid = /^gym-sandbox-(\d+)-[0-9a-f]+$/.exec(label.trim())?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) await removeContainers(ask, label.trim())
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
