import type { Command } from 'commander'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Adds `gym list environments`. */
export function addListEnvironments(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('environments')
    .description('list the environments of this workspace')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', '\nExample:\n  gym list environments')
    .action(async (options: { json?: boolean }) => {
      const { listEnvironments } = await import('./list-environments.ts')
      finish(await listEnvironments({ asJson: options.json === true }, effects))
    })
}
