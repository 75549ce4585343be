import { policyNames } from '@gym/models'
import * as z from 'zod'
import type { Effects } from '../effects.ts'
import type { LoadedEnvironment } from '../environments/load-environment.ts'
import { selectEnvironments } from '../environments/select-environments.ts'
import { exitCodes } from '../exit-codes.ts'
import { describeFields } from '../output/schema-text.ts'
import { shortPath } from '../output/short-path.ts'

/**
 * Shows what an environment is (AUT-7).
 *
 * @returns the exit code
 * @throws {GymError} environment_not_found
 */
export async function inspectEnvironment(
  name: string,
  { asJson }: { asJson: boolean },
  effects: Effects,
): Promise<number> {
  const { environments } = await selectEnvironments([name], effects.cwd)
  for (const loaded of environments) {
    const facts = inspect(loaded, effects.cwd)
    effects.out(asJson ? `${JSON.stringify(facts)}\n` : `${format(facts, effects)}\n`)
  }
  return exitCodes.ok
}

type Facts = ReturnType<typeof inspect>

function inspect({ environment, settings, module, version, examples }: LoadedEnvironment, cwd: string) {
  const [min, max] = environment.rewardRange
  return {
    name: environment.name,
    domain: environment.domain,
    description: environment.description,
    version: version ?? null,
    module: shortPath(module, cwd),
    reward_range: [min, max],
    needs_seed: environment.needsSeed,
    reverify_safe: !environment.readsState,
    generates_tasks: environment.generate !== undefined && environment.prompt !== undefined,
    examples: examples === undefined ? null : shortPath(examples, cwd),
    policies: policyNames(environment),
    tools: environment.functionTools.map(({ name, description, parameters }) => ({
      name,
      description: description ?? '',
      parameters: parameters ?? {},
    })),
    task: toJsonSchema(environment.task),
    settings: settings ? toJsonSchema(settings.schema) : null,
    converters: Object.entries(environment.converters).map(([name, { description }]) => ({ name, description })),
  }
}

const toJsonSchema = (schema: z.ZodObject): Record<string, unknown> =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

function format(facts: Facts, { style }: Effects): string {
  const tasks = [
    ...(facts.generates_tasks ? ['generated from a seed'] : []),
    ...(facts.examples === null ? [] : [facts.examples]),
  ]
  const traits: [string, string][] = [
    ['module', facts.module],
    ['reward', `${facts.reward_range[0]} to ${facts.reward_range[1]}`],
    ['seed', facts.needs_seed ? 'a session must be seeded before a tool is called' : 'not needed'],
    [
      're-verify',
      facts.reverify_safe
        ? 'safe: rewards follow from the stored rollout alone'
        : "not safe: the verifier reads the session's state",
    ],
    ['tasks', tasks.length > 0 ? tasks.join(', ') : 'none of its own: give it --input'],
    ['policies', facts.policies.join(', ')],
  ]
  return [
    `${style('bold', facts.name)}${facts.version === null ? '' : ` ${facts.version}`} (${facts.domain})`,
    ...(facts.description === '' ? [] : [facts.description]),
    '',
    ...traits.map(([label, value]) => `${label.padEnd(11)}${value}`),
    '',
    style('bold', 'Tools'),
    ...(facts.tools.length === 0 ? ['  none'] : []),
    ...facts.tools.flatMap((tool) => [
      `  ${tool.name}: ${tool.description}`,
      ...describeFields(tool.parameters).map((line) => `    ${line}`),
    ]),
    '',
    style('bold', 'Task fields'),
    ...describeFields(facts.task).map((line) => `  ${line}`),
    ...(facts.settings === null ? [] : ['', style('bold', 'Settings, given with --set')]),
    ...describeFields(facts.settings ?? {}).map((line) => `  ${line}`),
    ...(facts.converters.length === 0 ? [] : ['', style('bold', 'Converters, for gym dataset convert')]),
    ...facts.converters.map(({ name, description }) => `  ${name}: ${description}`),
  ].join('\n')
}
