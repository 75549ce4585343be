import type { ConfigMap } from './config-tree.ts'
import { ServerType } from './schema.ts'

/** The settings of one server as they were written. */
export interface ServerNode {
  /** Name of the instance. */
  name: string
  type: ServerType
  implementation: string
  settings: ConfigMap
}

/** Every server of a tree that has the form instance → server type → implementation → settings. */
export function serverNodes(root: ConfigMap): ServerNode[] {
  return [...root.entries].flatMap(([name, instance]) =>
    ServerType.options.flatMap((type) => {
      const implementations = instance.kind === 'map' ? instance.entries.get(type) : undefined
      if (implementations?.kind !== 'map') return []
      return [...implementations.entries].flatMap(([implementation, settings]) =>
        settings.kind === 'map' ? [{ name, type, implementation, settings }] : [],
      )
    }),
  )
}
