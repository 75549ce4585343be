import { type ConfigMap, type ConfigNode, type ConfigScalar, nodeAt } from './config-tree.ts'
import { nearest } from './nearest.ts'
import { type Problem, suggest } from './problem.ts'

/** A tree without `${…}`, and what stood in the way of one. */
export interface Interpolated {
  root: ConfigMap
  /** Every `???`, unset environment variable and reference that cannot be followed. */
  problems: Problem[]
}

// Far above any setting, and low enough to stop references that double from level to level or exhaust the stack.
const maxLength = 65_536
const maxDepth = 32

/**
 * Replaces `${oc.env:VAR}`, `${oc.env:VAR,default}` and `${path.to.value}` in every text of `root`, and reports what is left `???`.
 *
 * A text that is one reference and nothing else takes the type of what it refers to; `\${` stands for a plain `${`.
 */
export function interpolate(root: ConfigMap, env: Readonly<Record<string, string | undefined>>): Interpolated {
  const problems: Problem[] = []
  const done = new Map<ConfigScalar, ConfigScalar>()
  const open = new Map<ConfigScalar, string>()

  function visit(node: ConfigNode, path: readonly string[]): ConfigNode {
    if (node.kind === 'scalar') return resolve(node, path.join('.'))
    if (node.kind === 'list') return { ...node, items: node.items.map((item, i) => visit(item, [...path, String(i)])) }
    return visitMap(node, path)
  }

  function visitMap(map: ConfigMap, path: readonly string[]): ConfigMap {
    const entries = [...map.entries].map(([name, node]) => [name, visit(node, [...path, name])] as const)
    return { ...map, entries: new Map(entries) }
  }

  function resolve(node: ConfigScalar, path: string): ConfigScalar {
    const known = done.get(node)
    if (known !== undefined) return known
    open.set(node, path)
    const result = { ...node, value: evaluate(node, path) }
    open.delete(node)
    done.set(node, result)
    return result
  }

  function evaluate(node: ConfigScalar, path: string): ConfigScalar['value'] {
    if (node.value === '???') return miss(`${path} must be set: it is ??? here.`)
    if (typeof node.value !== 'string' || !node.value.includes('${')) return node.value
    return expand(node.value, 0)

    function expand(text: string, depth: number): ConfigScalar['value'] {
      const parts = split(text)
      if (parts === undefined) return refuse(`${path} has a \${ that is not closed.`)
      const values = parts.map((part) => (typeof part === 'string' ? part : lookUp(part.reference.trim(), depth)))
      if (values.length === 1) return values[0] ?? null
      const joined = values.map((value) => value ?? '').join('')
      return joined.length > maxLength ? refuse(`${path} expands to more than ${maxLength} characters.`) : joined
    }

    function lookUp(reference: string, depth: number): ConfigScalar['value'] {
      const [, resolver, rest = ''] = /^([\w.]+):(.*)$/s.exec(reference) ?? []
      if (resolver === undefined) return follow(reference)
      if (resolver !== 'oc.env') {
        return refuse(
          `${path} asks for \${${resolver}:…}, which is not supported; use \${oc.env:VAR} or \${path.to.value}.`,
        )
      }
      const [, name = '', fallback] = /^([^,]*)(?:,(.*))?$/s.exec(rest) ?? []
      const value = env[name.trim()]
      if (value !== undefined) return value
      if (fallback === undefined) {
        return miss(`${path} needs the environment variable ${name.trim()}, which is not set.`)
      }
      if (depth > maxDepth) return refuse(`${path} nests more than ${maxDepth} defaults.`)
      return fallback.trim() === 'null' ? null : expand(fallback.trim(), depth + 1)
    }

    function follow(reference: string): ConfigScalar['value'] {
      const { node: target, found } = nodeAt(root, reference.split('.'))
      if (!found) {
        const known = [...root.entries.keys()]
        return refuse(
          `${path} refers to \${${reference}}, which is not set; ${suggest(nearest(reference, known), known)}`,
        )
      }
      if (target.kind !== 'scalar') {
        return refuse(`${path} refers to \${${reference}}, which is a ${target.kind}, not one value.`)
      }
      if (open.has(target)) return refuse(`${path} refers to itself: ${[...open.values(), reference].join(' → ')}.`)
      if (open.size > maxDepth) return refuse(`${path} is reached through more than ${maxDepth} references.`)
      return resolve(target, reference).value
    }

    function miss(message: string): null {
      problems.push({ code: 'config_value_missing', place: node.place, path, message })
      return null
    }

    function refuse(message: string): null {
      problems.push({ code: 'config_invalid', place: node.place, path, message })
      return null
    }
  }

  return { root: visitMap(root, []), problems }
}

/** The names at the start of every `${path…}` in `root`. */
export function referencedNames(root: ConfigNode): Set<string> {
  if (root.kind === 'scalar') {
    const found = typeof root.value === 'string' ? root.value.matchAll(/\$\{\s*([^\s.:${}]+)(?=[.}\s])/g) : []
    return new Set([...found].map((match) => match[1] ?? ''))
  }
  const children = root.kind === 'list' ? root.items : [...root.entries.values()]
  return new Set(children.flatMap((child) => [...referencedNames(child)]))
}

/** Splits at `${…}`, the outermost where they nest; undefined when one is not closed. */
function split(text: string): (string | { reference: string })[] | undefined {
  const parts: (string | { reference: string })[] = []
  let plain = ''
  let at = 0
  while (at < text.length) {
    if (text.startsWith('\\${', at)) {
      plain += '${'
      at += 3
    } else if (text.startsWith('${', at)) {
      const end = closing(text, at + 2)
      if (end === undefined) return undefined
      if (plain !== '') parts.push(plain)
      plain = ''
      parts.push({ reference: text.slice(at + 2, end) })
      at = end + 1
    } else {
      plain += text.charAt(at)
      at += 1
    }
  }
  if (plain !== '') parts.push(plain)
  return parts
}

function closing(text: string, from: number): number | undefined {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return undefined
}
