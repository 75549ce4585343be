import type { Command } from 'commander'
import { wholeNumber } from '../option-values.ts'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Options of `gym dataset convert`. */
export interface DatasetConvertOptions {
  from?: string
  input?: string
  output?: string
  environment?: string
  limit?: number
  skipBad?: boolean
  overwrite?: boolean
  json?: boolean
}

const about = `
The shapes are those of the converters that environments have; gym env inspect NAME lists them.
The output appears when it is whole; a bad record is named with its line or row, and nothing is written.

Exit codes: 0 written, 1 the system refused, as a full disk does, 2 wrong arguments or bad records, 130 interrupted.

Examples:
  gym dataset convert --from gsm8k --input train.parquet --output data/train.jsonl
  gym dataset convert --from gsm8k --input train.jsonl --output data/train.jsonl --limit 100 --skip-bad`

/** Adds `gym dataset convert`. */
export function addDatasetConvert(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('convert')
    .description('make the records of a public dataset into rows of an environment')
    .option('--from <shape>', 'required: the shape of the records, such as gsm8k')
    .option('--input <file>', 'required: records as .jsonl, .json with one array, or .parquet')
    .option('--output <file>', 'required: JSONL file to write, one row a line')
    .option('--environment <name>', 'whose converter, where several have one; a name or the path of a module')
    .option('--limit <n>', 'records to read at most (default: all)', wholeNumber(1))
    .option('--skip-bad', 'leave bad records out and count them')
    .option('--overwrite', 'replace an output that is there')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', about)
    .action(async (options: DatasetConvertOptions) => {
      const { convertDataset } = await import('./dataset-convert.ts')
      finish(await convertDataset(options, effects))
    })
}
