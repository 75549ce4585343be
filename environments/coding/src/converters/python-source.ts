/** A function of a Python source, as its definition says. */
export interface PythonFunction {
  /** Fewest arguments that it can be called with. */
  required: number
  /** Most positional arguments that it can be called with; Infinity with `*rest`. */
  total: number
}

const name = String.raw`[A-Za-z_]\w*`

/**
 * Python with its comments, and with the insides of its strings, as spaces: each place and each line stays where it is,
 * so that names can be looked for without a parser. Never fails: a string that does not end goes on to where Python would stop.
 */
export function withoutStrings(source: string): string {
  const pieces: string[] = []
  let [from, at] = [0, 0]
  while (at < source.length) {
    const char = source[at] as string
    if (char !== '#' && char !== '"' && char !== "'") {
      at++
      continue
    }
    const end = char === '#' ? endOfLine(source, at) : endOfString(source, at, char)
    pieces.push(source.slice(from, at), blank(source.slice(at, end)))
    from = at = end
  }
  pieces.push(source.slice(from))
  return pieces.join('')
}

const blank = (text: string) => text.replaceAll(/[^\r\n]+/g, ({ length }) => ' '.repeat(length))

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end === -1 ? source.length : end
}

function endOfString(source: string, start: number, mark: string): number {
  const isLong = source.startsWith(mark.repeat(3), start)
  const close = isLong ? mark.repeat(3) : mark
  for (let at = start + close.length; at < source.length; at++) {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '\n' && !isLong) return at
    else if (char === mark && source.startsWith(close, at)) return at + close.length
  }
  return source.length
}

/** Names that the source defines at its outermost level: functions, classes and plain assignments. */
export function definedNames(source: string): Set<string> {
  const bare = withoutStrings(source)
  const others = [`^class[ \\t]+(${name})`, `^(${name})[ \\t]*=(?!=)`].flatMap((pattern) => namesBy(pattern, bare))
  return new Set([...definedFunctions(source), ...others])
}

/** Names of the functions that the source defines at its outermost level. */
export function definedFunctions(source: string): Set<string> {
  return new Set(namesBy(`^(?:async[ \\t]+)?def[ \\t]+(${name})`, withoutStrings(source)))
}

const namesBy = (pattern: string, bare: string) =>
  Array.from(bare.matchAll(new RegExp(pattern, 'gm')), ([, found]) => found as string)

/** Imports that stand on a line of their own at the outermost level, with the names that are in them. */
export function importsOf(source: string): { line: string; names: string[] }[] {
  const lines = withoutStrings(source).match(/^(?:from|import)[ \t][^\r\n()\\;]*$/gm) ?? []
  return lines.map((line) => ({
    line: line.trim(),
    names: (line.match(/\w+/g) ?? []).filter((word) => !['from', 'import', 'as'].includes(word)),
  }))
}

/** Names that the source speaks of, in their order: no attributes, and no names of keyword arguments. */
export function usedNames(source: string): string[] {
  return namesBy(`(?<![\\w.])(${name})\\b(?![ \\t]*=(?!=))`, withoutStrings(source))
}

/** Names that the source calls, in their order: no attributes. */
export function calledNames(source: string): string[] {
  return namesBy(`(?<![\\w.])(${name})[ \\t]*\\(`, withoutStrings(source))
}

/** Place behind `def name(` of a function at the outermost level; the last where there are more, as Python has it. */
export function findFunction(source: string, functionName: string): number | undefined {
  const bare = withoutStrings(source)
  const definitions = bare.matchAll(new RegExp(`^(?:async[ \\t]+)?def[ \\t]+${functionName}[ \\t]*\\(`, 'gm'))
  const last = Array.from(definitions).at(-1)
  return last === undefined ? undefined : last.index + last[0].length
}

/** What a function at the outermost level can be called with; undefined where it has none of that name, or no end of its brackets. */
export function parametersOf(source: string, functionName: string): PythonFunction | undefined {
  const start = findFunction(source, functionName)
  const parameters = start === undefined ? undefined : splitParameters(withoutStrings(source), start)
  if (!parameters) return undefined
  let [required, total] = [0, 0]
  for (const parameter of parameters) {
    if (parameter === '/') continue
    if (parameter.startsWith('**')) continue
    if (parameter === '*') break
    if (parameter.startsWith('*')) return { required, total: Infinity }
    total++
    if (!parameter.includes('=')) required++
  }
  return { required, total }
}

/** Texts between the commas of the bracket that `start` is just inside of; undefined where it does not end. */
function splitParameters(bare: string, start: number): string[] | undefined {
  const parts: string[] = []
  let [depth, from] = [0, start]
  for (let at = start; at < bare.length; at++) {
    const char = bare[at] as string
    if ('([{'.includes(char)) depth++
    const isEnd = depth === 0 && char === ')'
    if (isEnd || (depth === 0 && char === ',')) {
      parts.push(bare.slice(from, at).trim())
      from = at + 1
    }
    if (isEnd) return parts.filter((part) => part !== '')
    if (')]}'.includes(char)) depth--
  }
  return undefined
}
