import type { Command } from 'commander'
import { names, settings, wholeNumber } from '../option-values.ts'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Options of `gym env start`. */
export interface EnvStartOptions {
  environment?: string[]
  config?: string
  set?: Readonly<Record<string, unknown>>
  port?: number
  host?: string
  json?: boolean
}

/** Adds `gym env start`. */
export function addEnvStart(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('start')
    .description('serve environments over HTTP until SIGINT or SIGTERM')
    .option('--environment <names>', 'names in this workspace or paths of modules; commas between several', names)
    .option('--config <file>', 'YAML whose resources servers are started')
    .option('--set <key=value>', 'a setting of the environment; JSON or text, and repeatable', settings)
    .option('--port <n>', '0 takes any free port (default: 0)', wholeNumber(0, 65_535))
    .option('--host <host>', 'address to listen on (default: 127.0.0.1)')
    .option('--json', 'print each ready server as a JSON object')
    .addHelpText(
      'after',
      '\nPrints one line per server on standard output when it is ready; its last word is the URL.\n\nExamples:\n  gym env start --environment weather --port 8001\n  gym env start --environment ./mine.ts --set max_turns=20 --set wording=long\n  gym env start --config configs/weather.yaml',
    )
    .action(async (options: EnvStartOptions) => {
      const { startEnvironments } = await import('./env-start.ts')
      finish(await startEnvironments(options, effects))
    })
}
