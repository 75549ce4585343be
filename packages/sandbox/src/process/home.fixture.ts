import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openHome, writeFiles } from './home.ts'

// usage: node home.fixture.ts <base> — opens a home, says what belongs to it, and waits to be killed.
const base = process.argv[2] as string
// Programs run as another user, whatever this process keeps to itself.
process.umask(0o077)
const home = openHome(base)
const run = home.openFolder()
writeFiles(run, new Map([['a/b.txt', 'text']]))
const groups = join(base, 'groups')
mkdirSync(join(groups, 'run-1'), { recursive: true })
home.alsoRemove([groups])
const paths = [home.folder, run, join(run, 'a'), join(run, 'a/b.txt')]
const modes = paths.map((path) => (statSync(path).mode & 0o777).toString(8))
process.send?.({ paths: [...paths, groups], modes })
setInterval(() => {}, 1000)
