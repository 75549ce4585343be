import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of this process's own, with a label that no other has; gone with the process, however that ends. */
export interface Home {
  /** Names all that belongs to it: files, control groups, containers. */
  label: string
  folder: string
  /** Makes an empty folder for one run, which others on the host cannot find by its name. */
  openFolder: () => string
  /** Removes such a folder, once nobody needs it; the rest goes with `close`. Never rejects. */
  closeFolder: (folder: string) => Promise<void>
  /** What else to remove, once this process is gone: folders that are empty by then. */
  alsoRemove: (folders: readonly string[]) => void
  close: () => void
}

/**
 * Opens a home below the system's folder for temporary files.
 *
 * A shell that waits for this process's end removes it, so that a kill that nothing can catch leaves nothing behind.
 */
export function openHome(base = tmpdir()): Home {
  const label = `gym-sandbox-${process.pid}-${randomBytes(8).toString('hex')}`
  const folder = join(base, label)
  makeFolder(folder, 0o711)
  // Its standard input ends when this process does. A bubblewrap that was just starting knows nothing of that, and groups hold dying
  // processes for a moment.
  const script = `
    while read -r empty; do set -- "$@" "$empty"; done
    rm -rf -- "$0"
    for round in 1 2 3 4 5; do
      for each in /proc/[0-9]*; do
        read -r name < "$each/comm" && [ "$name" = bwrap ] && grep -qaF -- "$0" "$each/cmdline" && kill -9 "\${each#/proc/}"
      done
      for each in "$@"; do rmdir -- "$each"/* "$each"; done
      sleep 0.2
    done`
  const janitor = spawn('/bin/sh', ['-c', script, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { PATH: '/usr/bin:/bin' },
  })
  // Without a shell, closing alone cleans up.
  janitor.on('error', () => {})
  janitor.stdin.on('error', () => {})
  janitor.unref()
  ;(janitor.stdin as unknown as { unref: () => void }).unref()
  let count = 0
  return {
    label,
    folder,
    openFolder: () => {
      count += 1
      const path = join(folder, `${count}-${randomBytes(6).toString('hex')}`)
      makeFolder(path, 0o755)
      return path
    },
    // What is left, for whatever reason, goes with the rest.
    closeFolder: async (path) => await rm(path, { recursive: true, force: true }).catch(() => {}),
    alsoRemove: (folders) => void janitor.stdin.write(folders.map((each) => `${each}\n`).join('')),
    close: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
      janitor.stdin.end()
    },
  }
}

/** Writes files below a folder, making the folders between. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const made = new Set(['.'])
  for (const [path, content] of files) {
    makeFoldersAbove(folder, path, made)
    const target = join(folder, path)
    writeFileSync(target, content, { mode: 0o644 })
    chmodSync(target, 0o644)
  }
}

function makeFoldersAbove(folder: string, path: string, made: Set<string>): void {
  const above = dirname(path)
  if (made.has(above)) return
  makeFoldersAbove(folder, above, made)
  makeFolder(join(folder, above), 0o755)
  made.add(above)
}

/** Whatever this process's mask takes away: programs run as another user. */
function makeFolder(folder: string, mode: number): void {
  mkdirSync(folder)
  chmodSync(folder, mode)
}
