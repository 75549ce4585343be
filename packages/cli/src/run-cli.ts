import { Command, CommanderError } from 'commander'
import { addDatasetConvert } from './commands/dataset-convert.command.ts'
import { addEnvInspect } from './commands/env-inspect.command.ts'
import { addEnvStart } from './commands/env-start.command.ts'
import { addEvalRun } from './commands/eval-run.command.ts'
import { addListEnvironments } from './commands/list-environments.command.ts'
import { addPlay } from './commands/play.command.ts'
import type { Effects } from './effects.ts'
import { exitCodes } from './exit-codes.ts'
import { version } from './version.ts'

/** Runs what a command asks for and says how it ended; the rest of the program is loaded only then. */
export type Finish = (code: number) => void

/**
 * Runs the `gym` command.
 *
 * @param args without the interpreter and the script
 * @returns the exit code; never rejects
 */
export async function runCli(args: readonly string[], effects: Effects): Promise<number> {
  let code: number = exitCodes.ok
  const program = createProgram({ ...effects, args }, (result) => (code = result))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    // Commander has said what it had to say: help and version end with 0, anything else was a mistake in the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const { reportError } = await import('./report-error.ts')
    return reportError(error, effects, { asJson: args.includes('--json') })
  }
}

/** Effects, with the arguments as they were given: results say what they came from. */
export type CommandEffects = Effects & { readonly args: readonly string[] }

function createProgram(effects: CommandEffects, finish: Finish): Command {
  const program = new Command('gym')
  program
    .description('Reinforcement-learning environments for language models.')
    .version(version)
    // Before the commands are added: they inherit these.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => effects.out(text),
      writeErr: (text) => void effects.err.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .showHelpAfterError('Add --help to see what there is.')
  const env = program.command('env').description('start and inspect environments')
  addEnvStart(env, effects, finish)
  addEnvInspect(env, effects, finish)
  addListEnvironments(program.command('list').description('list what there is'), effects, finish)
  addDatasetConvert(program.command('dataset').description('make datasets into rows'), effects, finish)
  addEvalRun(program.command('eval').description('play environments and measure'), effects, finish)
  addPlay(program, effects, finish)
  return program
}
