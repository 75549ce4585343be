import { type FunctionCall, reservedToolNames } from '@gym/core'

/** A call fit to be sent, or what was wrong with it and what there is, for the model to read. */
export type CheckedCall = { readonly body: string } | { readonly problem: string }

/** Names under which a declared tool could be reached on a server of the seed and verify protocol, though not on one of the other. */
const otherProtocol: ReadonlySet<string> = new Set(['close', 'reset', 'step'])

/** At most this many tools are named to a model that called none of them. */
const maxListed = 50

/**
 * Checks a call before anything is sent (AUT-5, VER-8): the tool must be declared and no route of the protocol,
 * its arguments a JSON object of text that UTF-8 can carry. Whether they satisfy the tool's schema its server says.
 *
 * @returns the arguments as the model wrote them, so that 64-bit integers survive
 */
export function checkCall({ name, arguments: text }: FunctionCall, declared: ReadonlySet<string>): CheckedCall {
  if (!isCallable(name, declared)) {
    const names = [...declared].filter((tool) => isCallable(tool, declared))
    const more = names.length > maxListed ? `, and ${names.length - maxListed} more` : ''
    const available =
      names.length === 0 ? 'There are no tools.' : `Available tools: ${names.slice(0, maxListed).join(', ')}${more}.`
    return { problem: `There is no tool ${JSON.stringify(name.slice(0, 100))}. ${available}` }
  }
  const wrong = argumentsProblem(text)
  return wrong === undefined ? { body: text } : { problem: `Invalid arguments for the tool ${name}: ${wrong}.` }
}

/** Names of the functions among a row's `tools`. */
export function declaredTools(tools: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  for (const tool of Array.isArray(tools) ? (tools as unknown[]) : []) {
    if (typeof tool !== 'object' || tool === null || !('name' in tool) || !('type' in tool)) continue
    if (tool.type === 'function' && typeof tool.name === 'string') names.add(tool.name)
  }
  return names
}

function isCallable(name: string, declared: ReadonlySet<string>): boolean {
  const isRoute = (reservedToolNames.has(name) && !otherProtocol.has(name)) || name === 'openapi.json' || name === 'v1'
  // A name of dots alone is a path of its own.
  return declared.has(name) && !isRoute && name.isWellFormed() && !/^\.*$/.test(name)
}

function argumentsProblem(text: string): string | undefined {
  if (!text.isWellFormed()) return 'they hold half a surrogate pair, which is no character'
  let value: unknown
  try {
    value = JSON.parse(text)
    if (/\\u[dD][89a-fA-F]/.test(text) && !isWellFormed(value))
      return 'they hold half a surrogate pair, which is no character'
  } catch (error) {
    return error instanceof SyntaxError
      ? `they are not JSON (${error.message}); expected a JSON object such as {}`
      : 'they nest too deeply'
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined
  const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  return `they are ${found}; expected a JSON object such as {}`
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, part]) => key.isWellFormed() && isWellFormed(part))
}
