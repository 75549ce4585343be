import { spawn } from 'node:child_process'
import { labelKey } from './run-arguments.ts'

/**
 * A shell that waits for this process's end, however that comes, and removes the containers of its label then.
 *
 * @returns what ends it
 */
export function startContainerJanitor(path: string, args: readonly string[], label: string): () => void {
  const script =
    'read -r last; [ -n "$last" ] && exit; label=$1; shift; ids=$("$0" "$@" ps --all --quiet --filter "label=$label"); [ -z "$ids" ] || "$0" "$@" rm --force $ids'
  const janitor = spawn('/bin/sh', ['-c', script, path, `${labelKey}=${label}`, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without a shell, closing alone cleans up.
  janitor.on('error', () => {})
  janitor.stdin.on('error', () => {})
  janitor.unref()
  ;(janitor.stdin as unknown as { unref: () => void }).unref()
  return () => void janitor.stdin.end('closed\n')
}
