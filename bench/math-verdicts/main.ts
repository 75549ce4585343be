// Verdicts on pairs of answers, ours beside HuggingFace's Math-Verify, on the pair table (both orders) and on drawn pairs.
// usage: node bench/math-verdicts/main.ts [--drawn N] [--seed S] [--python PATH]
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { compareAnswers } from '@gym/math/equivalence'
import { judgeWithField, prepareField } from './field.ts'
import { drawnPairs, type Pair, tablePairs } from './pairs.ts'
import { formatScore, headline, type Judged, score } from './score.ts'

const { values } = parseArgs({
  options: {
    drawn: { type: 'string', default: '10000' },
    seed: { type: 'string', default: 'bench' },
    python: { type: 'string' },
  },
})

const judgeOurs = (pairs: readonly Pair[]): Judged[] =>
  pairs.map(({ expected_answer, answer }) => {
    const startedAt = performance.now()
    const { is } = compareAnswers(expected_answer, answer)
    return { verdict: is, ms: performance.now() - startedAt }
  })

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`)
const field = prepareField(values.python)
console.log(field.python === undefined ? `Math-Verify is left out: ${field.reason}` : field.version)
for (const [name, pairs] of [
  ['the table, both orders', tablePairs()],
  [`${values.drawn} drawn pairs, seed "${values.seed}"`, drawnPairs(Number(values.drawn), values.seed)],
] as const) {
  console.log(
    `\n${name}: ${pairs.length} pairs, ${pairs.filter(({ verdict }) => verdict === 'equal').length} of them equal`,
  )
  console.log(headline)
  // The compiler is done with the code before it is timed, as it is in a server.
  judgeOurs(pairs.slice(0, 2000))
  const ours = judgeOurs(pairs)
  console.log(formatScore('@gym/math', score(pairs, ours)))
  if (field.python === undefined) continue
  for (const style of ['dollar', 'boxed'] as const) {
    const theirs = await judgeWithField(field.python, style, pairs)
    console.log(formatScore(`Math-Verify, ${style === 'dollar' ? '$…$' : '\\boxed{…}'}`, score(pairs, theirs)))
  }
}
