import type { Command } from 'commander'
import { fieldTexts, serverUrl } from '../option-values.ts'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Options of `gym play`. */
export interface PlayOptions {
  game?: string
  level?: string
  set?: Readonly<Record<string, string>>
  seed?: string
  host?: string
}

const about = `
Plays by the tools and the rules that a model has, turn by turn: for environments with the tools observe and make_moves.
A line is a move; "help" or "?" shows the rules again, "quit" or Ctrl-D ends. Where the moves are up, down, left and right,
a terminal takes the arrow keys and WASD. Moves may be piped in, one a line.

Exit codes: 0 the game is over, 1 it was left before its end, 2 wrong arguments, 130 interrupted.

Examples:
  gym play game --game sokoban --level easy
  gym play game --game word --level hard --seed 7
  gym play game --game 2048 --set max_turns=50
  printf 'up\\nleft\\n' | gym play game --game sokoban`

/** Adds `gym play`. */
export function addPlay(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('play <environment>')
    .description('play an environment in the terminal, as a model would')
    .option('--game <name>', 'the field "game" of the task')
    .option('--level <name>', 'the field "level" of the task')
    .option('--set <field=value>', 'any field of the task; repeatable', fieldTexts)
    .option('--seed <seed>', 'of the task (default: another one each time)')
    .option('--host <url>', 'a server of the environment that runs already (default: one in this process)', serverUrl)
    .addHelpText('after', about)
    .action(async (environment: string, options: PlayOptions) => {
      const { playInTerminal } = await import('./play.ts')
      finish(await playInTerminal(environment, options, effects))
    })
}
