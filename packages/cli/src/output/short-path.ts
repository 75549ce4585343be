import { relative } from 'node:path'

/** A path as one would type it from `cwd`; absolute where that would lead out of it. */
export function shortPath(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short.startsWith('..') ? path : short || '.'
}
