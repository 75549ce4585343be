import type { Command } from 'commander'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Adds `gym env inspect`. */
export function addEnvInspect(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('inspect')
    .description('show what an environment is: tools, task fields, rewards, policies, settings')
    .argument('<name>', 'an environment of this workspace, or the path of a module')
    .option('--json', 'one JSON object on standard output, with the JSON Schemas')
    .addHelpText('after', '\nExamples:\n  gym env inspect weather\n  gym env inspect ./my-environment.ts --json')
    .action(async (name: string, options: { json?: boolean }) => {
      const { inspectEnvironment } = await import('./env-inspect.ts')
      finish(await inspectEnvironment(name, { asJson: options.json === true }, effects))
    })
}
