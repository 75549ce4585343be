import { policyNames } from '@gym/models'
import type { Effects } from '../effects.ts'
import { findWorkspace } from '../environments/find-environments.ts'
import type { LoadedEnvironment } from '../environments/load-environment.ts'
import { loadAll } from '../environments/select-environments.ts'
import { exitCodes } from '../exit-codes.ts'
import { shortPath } from '../output/short-path.ts'
import { renderTable } from '../output/table.ts'

/**
 * Lists the environments of the workspace; one that cannot be loaded is listed with its reason.
 *
 * @returns the exit code: 1 when none can be loaded
 */
export async function listEnvironments({ asJson }: { asJson: boolean }, effects: Effects): Promise<number> {
  const workspace = await findWorkspace(effects.cwd)
  const { environments, broken } = await loadAll(workspace)
  const listed = environments.map((loaded) => describe(loaded, effects.cwd))
  const unusable = broken.map((each) => ({ ...each, folder: shortPath(each.folder, effects.cwd) }))
  if (asJson) {
    effects.out(`${JSON.stringify({ environments: listed, broken: unusable })}\n`)
  } else {
    if (listed.length === 0 && unusable.length === 0)
      effects.err.write('gym: there is no folder `environments` with packages in it here or above.\n')
    if (listed.length > 0) {
      const columns = ['environment', 'domain', 'tools', 'tasks', 'folder', 'policies'].map((header) => ({
        header,
        alignRight: header === 'tools',
      }))
      const rows = listed.map(({ name, domain, tools, tasks, folder, policies }) => [
        name,
        domain,
        String(tools.length),
        tasks.join(', '),
        folder,
        policies.join(', '),
      ])
      effects.out(`${renderTable(columns, rows, (text) => effects.style('bold', text))}\n`)
    }
    for (const { folder, reason } of unusable) effects.err.write(`gym: ${folder} is left out: ${reason}\n`)
  }
  return listed.length > 0 ? exitCodes.ok : exitCodes.failed
}

function describe({ environment, folder, examples, version }: LoadedEnvironment, cwd: string) {
  return {
    name: environment.name,
    domain: environment.domain,
    description: environment.description,
    ...(version === undefined ? {} : { version }),
    tools: Object.keys(environment.tools),
    tasks: [
      ...(environment.generate && environment.prompt ? ['generated'] : []),
      ...(examples === undefined ? [] : ['examples']),
    ],
    policies: policyNames(environment),
    folder: shortPath(folder, cwd),
  }
}
