import { readFileSync } from 'node:fs'

/** Version of this package. */
export const version = versionAt(new URL('../package.json', import.meta.url))

/** Versions of the packages that play and judge, for the manifest (REP-5). */
export function readVersions(): Record<string, string> {
  const names = ['@gym/core', '@gym/models', '@gym/agents', '@gym/rollouts']
  const others = names.map((name) => [name, versionAt(new URL(import.meta.resolve(`${name}/package.json`)))] as const)
  return { '@gym/cli': version, ...Object.fromEntries(others) }
}

function versionAt(manifest: URL): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
