const prefix = '/ng-rollout/'
const rollout = /^\/ng-rollout\/[A-Za-z0-9][A-Za-z0-9._-]{0,255}(?=\/)/

/** A path without the `/ng-rollout/<id>` that clients may put before any route. @see wire.md 1.0 */
export function withoutRolloutPrefix(path: string): string {
  return path.startsWith(prefix) ? path.replace(rollout, '') : path
}

/** The path of a URL or of a request's target, undecoded: a tool is reached by its plain name or not at all. */
export function pathOf(url: string): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('://') + 3)
  if (start < 0) return '/'
  const path = start === 0 ? url : url.slice(start)
  const end = path.indexOf('?')
  // A client sends no fragment; one that is there all the same is no part of a path.
  const withoutQuery = end < 0 ? path : path.slice(0, end)
  const fragment = withoutQuery.indexOf('#')
  return fragment < 0 ? withoutQuery : withoutQuery.slice(0, fragment)
}
