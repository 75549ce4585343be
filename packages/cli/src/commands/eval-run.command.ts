import { type Command, Option } from 'commander'
import { type AgentKind, agentKinds } from '../evaluation/agent-kinds.ts'
import { names, settings, share, wholeNumber } from '../option-values.ts'
import type { CommandEffects, Finish } from '../run-cli.ts'

/** Options of `gym eval run`. */
export interface EvalRunOptions {
  environment?: string[]
  set?: Readonly<Record<string, unknown>>
  modelType: string
  model?: string[]
  agent: AgentKind
  errorRate: number
  input?: string
  limit?: number
  seed: string
  difficulty?: number
  numRepeats: number
  concurrency: number
  maxSteps: number
  rolloutTimeoutMs?: number
  output: string
  resume?: boolean
  resumeAnyway?: boolean
  overwrite?: boolean
  quiet?: boolean
  json?: boolean
}

const about = `
Rows come from --input, else the environment generates them, else its data/example.jsonl is read.
With several environments --set holds for those that have the setting.
With several environments or policies --output is a folder, and each run of the command gets one of its own in it.

Exit codes: 0 all rollouts have a verdict, 1 some failed or none counts, 2 wrong arguments or rows, 130 interrupted.

Examples:
  gym eval run --environment weather
  gym eval run --environment weather --model oracle,random --error-rate 0.2 --limit 200 --num-repeats 4
  gym eval run --environment weather --model oracle --output results/oracle.jsonl --resume
  gym eval run --environment game --agent gymnasium_agent`

/** Adds `gym eval run`. */
export function addEvalRun(parent: Command, effects: CommandEffects, finish: Finish): void {
  parent
    .command('run')
    .description('play environments and collect rollouts, failures and metrics')
    .option('--environment <names>', 'names in this workspace, paths of modules, or all; commas between several', names)
    .option('--set <key=value>', 'a setting of the environment; JSON or text, and repeatable', settings)
    .option('--model-type <type>', 'what plays; policy is an embedded player that needs no key', 'policy')
    .option('--model <names>', 'policies such as oracle, idle and random, or all (default: all)', names)
    .addOption(
      new Option('--agent <kind>', 'who drives: simple_agent seeds and verifies, gymnasium_agent steps turn by turn')
        .choices(agentKinds)
        .default('simple_agent' satisfies AgentKind),
    )
    .option('--error-rate <share>', 'share of rollouts that a policy gives up, 0 to 1', share, 0)
    .option('--input <file>', 'JSONL file of rows')
    .option('--limit <n>', 'tasks to play (default: 100 generated ones, all of a file)', wholeNumber(1))
    .option('--seed <seed>', 'of generated tasks and of the policies', '0')
    .option('--difficulty <share>', 'of generated tasks, 0 to 1 (default: a mixture)', share)
    .option('--num-repeats <k>', 'rollouts of each task', wholeNumber(1, 2 ** 20), 1)
    .option('--concurrency <n>', 'rollouts in hand at a time', wholeNumber(1, 2 ** 20), 16)
    .option('--max-steps <n>', 'model calls of one rollout; then it is truncated', wholeNumber(1), 50)
    .option('--rollout-timeout-ms <ms>', 'then a rollout is a failure (default: 3600000)', wholeNumber(1, 2 ** 31 - 1))
    .option('--output <path>', 'folder, or one .jsonl file for one environment and policy', 'results')
    .option('--resume', 'go on with what is there; failures are played again, three times in all')
    .option('--resume-anyway', 'resume although rows or settings have changed')
    .option('--overwrite', 'delete what is there')
    .option('--quiet', 'no progress')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', about)
    .action(async (options: EvalRunOptions) => {
      const { runEvaluation } = await import('./eval-run.ts')
      finish(await runEvaluation(options, effects))
    })
}
