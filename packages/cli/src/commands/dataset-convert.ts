import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { GymError } from '@gym/core'
import { checkOutput } from '../datasets/check-output.ts'
import { createConversionReporter } from '../datasets/conversion-reporter.ts'
import { type Conversion, convertFile } from '../datasets/convert-file.ts'
import type { NamedConverter } from '../datasets/convert-record.ts'
import { recordsFromFile } from '../datasets/record-source.ts'
import { selectConverter } from '../datasets/select-converter.ts'
import type { Effects } from '../effects.ts'
import { selectEnvironments } from '../environments/select-environments.ts'
import { exitCodes } from '../exit-codes.ts'
import { formatCount } from '../output/count.ts'
import { shortPath } from '../output/short-path.ts'
import type { DatasetConvertOptions } from './dataset-convert.command.ts'
import { stopOnInterrupt } from './stop-on-interrupt.ts'

/**
 * Makes the records of a file into rows of the environment that knows their shape.
 *
 * @returns the exit code
 * @throws {GymError} usage, environment_not_found, row_invalid: nothing was written
 */
export async function convertDataset(options: DatasetConvertOptions, effects: Effects): Promise<number> {
  const plan = await planConversion(options, effects)
  const source = await recordsFromFile(plan.input)
  await checkOutput(plan.output, plan)
  await mkdir(dirname(plan.output), { recursive: true })
  using interrupt = stopOnInterrupt(effects, 'Stopping: nothing is written.')
  const { signal } = interrupt
  const progress = createConversionReporter(plan.converter.name, effects)
  try {
    const name = shortPath(plan.input, effects.cwd)
    const conversion = await convertFile({ ...plan, source, name, signal, onProgress: progress.update }).finally(
      progress.finish,
    )
    report(conversion, plan, effects)
    return exitCodes.ok
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error
    return exitCodes.interrupted
  }
}

/** What was asked for, with what is there to do it. */
interface ConversionPlan extends Omit<DatasetConvertOptions, 'environment'> {
  readonly converter: NamedConverter
  /** Absolute paths. */
  readonly input: string
  readonly output: string
}

async function planConversion(options: DatasetConvertOptions, { cwd, err }: Effects): Promise<ConversionPlan> {
  const { from, input, output } = options
  // Not left to the parser: it would speak of a missing --from where one was misspelt.
  if (from === undefined || input === undefined || output === undefined)
    throw usage('Say what to convert with --from SHAPE and --input FILE, and where to with --output FILE.')
  const { environments, broken } = await selectEnvironments([options.environment ?? 'all'], cwd)
  for (const { name, reason } of broken) err.write(`gym: ${name} is left out: ${reason}\n`)
  const owners = environments.map(({ environment }) => environment)
  const converter = selectConverter(from, owners)
  const plan = { ...options, converter, input: resolve(cwd, input), output: resolve(cwd, output) }
  if (!existsSync(plan.input)) throw usage(`--input ${input}: there is no such file.`)
  return plan
}

function report({ rows, badRows }: Conversion, plan: ConversionPlan, { cwd, out, err }: Effects): void {
  const { input, output } = plan
  const { name, environment } = plan.converter
  const leftOut = badRows.count === 0 ? '' : `${formatCount(badRows.count, 'record')} left out`
  if (leftOut !== '') err.write(`gym: ${leftOut}:${badRows.format()}\n`)
  const facts = { environment: environment.name, from: name, input, output, rows, skipped: badRows.count }
  const text = `${name}: ${formatCount(rows, 'row')} written to ${shortPath(output, cwd)}`
  out(plan.json ? `${JSON.stringify(facts)}\n` : `${text}${leftOut === '' ? '' : ` (${leftOut})`}\n`)
}

const usage = (message: string) => new GymError({ code: 'usage', message })
