/** The same ordinary programs in every language. */
interface Sample {
  /** Says its arguments, a file beside it and its input, says something to standard error, and ends with 7. */
  report: string
  /** Writes 9,000 lines of 100 bytes and ends at once with 3. */
  lines: string
}

export const samples: Readonly<Record<'python' | 'javascript' | 'typescript' | 'bash', Sample>> = {
  python: {
    report: `
import os, sys
print("|".join(sys.argv[1:]))
print(open(os.path.join(os.path.dirname(__file__), "data/note.txt")).read())
print(sys.stdin.read())
print("to standard error", file=sys.stderr)
sys.exit(7)`,
    lines: 'for _ in range(9000): print("x" * 99)\nraise SystemExit(3)',
  },
  javascript: {
    report: `
const fs = require('node:fs')
const path = require('node:path')
console.log(process.argv.slice(2).join('|'))
console.log(fs.readFileSync(path.join(__dirname, 'data/note.txt'), 'utf8'))
console.log(fs.readFileSync(0, 'utf8'))
console.error('to standard error')
process.exit(7)`,
    lines: "for (let i = 0; i < 9000; i += 1) console.log('x'.repeat(99))\nprocess.exit(3)",
  },
  typescript: {
    report: `
import { readFileSync } from 'node:fs'
enum Code { Seven = 7 }
const texts: readonly string[] = [
  process.argv.slice(2).join('|'),
  readFileSync(new URL('data/note.txt', import.meta.url), 'utf8'),
  readFileSync(0, 'utf8'),
]
for (const text of texts) console.log(text as string)
console.error('to standard error')
process.exit(Code.Seven)`,
    lines: "const text: string = 'x'.repeat(99)\nfor (let i = 0; i < 9000; i += 1) console.log(text)\nprocess.exit(3)",
  },
  bash: {
    report: `
IFS='|'; echo "$*"
cat "$(dirname "$0")/data/note.txt"; echo
cat; echo
echo "to standard error" >&2
exit 7`,
    lines: `text=$(printf 'x%.0s' {1..99}); for _ in {1..9000}; do echo "$text"; done; exit 3`,
  },
}
