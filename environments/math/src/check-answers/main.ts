#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { checkFile } from './check-file.ts'

const help = `Usage: check-answers <pairs.jsonl> [--json] [--deadline-ms N] [--only VERDICT]

Compares the answers of a file with the expected ones, as the environment does, so that data can be tried before it is trained on.
A row holds "expected_answer" (a text, a number, or a list of which any is right) and "answer": the answer alone, or a whole
response with a box or an "Answer:" line. It may hold "question", "answer_type", "tolerance", "units" and "variables" as a
dataset row does, and "verdict" (equal, different or undecided), which is then compared with what was found.

Prints the verdict, the milliseconds it took and what was extracted for each row, and a summary.

  --json            one JSON object a row, and one for the summary
  --only VERDICT    only rows with this verdict
  --deadline-ms N   milliseconds that one check may run (default: 2000)

Exit codes: 0 all rows were checked and none is against its own "verdict", 1 some are, 2 wrong arguments or rows.

Example: npx -y pnpm@12 check-answers pairs.jsonl`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      'deadline-ms': { type: 'string', default: '2000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [path, another] = positionals
  const deadlineMs = Number(values['deadline-ms'])
  if (values.help) process.stdout.write(`${help}\n`)
  else if (path === undefined || another !== undefined) throw new TypeError('Name one JSONL file; --help says more.')
  else if (!Number.isInteger(deadlineMs) || deadlineMs < 1 || deadlineMs > 600_000)
    throw new TypeError('--deadline-ms takes a whole number from 1 to 600000.')
  else if (values.only !== undefined && !/^(equal|different|undecided)$/.test(values.only))
    throw new TypeError('--only takes equal, different or undecided.')
  else {
    process.exitCode = await checkFile(path, {
      asJson: values.json,
      only: values.only,
      deadlineMs,
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
    })
  }
} catch (error) {
  process.stderr.write(`check-answers: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
