// Runs every `sh` block of the pages, each as one script from the repository's root; says which one failed.
// The two commands of the README are left out: `.ci/run` has run them before. A block for an environment that this machine cannot serve is skipped by name.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const elsewhere = new Set(['npx -y pnpm@12 start', 'npx -y pnpm@12 test'])
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
const pages = ['README.md', 'AGENTS.md', 'CONTRIBUTING.md', ...under('docs'), ...under('environments')]

let ran = 0
for (const page of pages) {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)
  for (const [, script = ''] of blocks) {
    if (elsewhere.has(script.trim())) continue
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: root,
      encoding: 'utf8',
      timeout: 300_000,
    })
    ran += 1
    if (status === 0) continue
    const unserved = /^.*cannot be served here.*$/m.exec(stderr)?.[0]
    if (unserved !== undefined) {
      process.stdout.write(`${page}: a block is skipped: ${unserved}\n`)
      continue
    }
    process.stderr.write(`${page}: this block failed with ${status}:\n${script}\n${stdout}\n${stderr}\n`)
    process.exit(1)
  }
}
process.stdout.write(`${ran} blocks of commands ran\n`)
if (ran === 0) process.exit(1)
