import type { Task } from '../task.ts'

const names: Record<Task['language'], ReadonlySet<string>> = {
  python: new Set(['python', 'py', 'python3']),
  javascript: new Set(['javascript', 'js', 'node', 'mjs', 'cjs']),
  typescript: new Set(['typescript', 'ts', 'javascript', 'js']),
}
const maxLength = 400_000

interface Block {
  /** What stands behind the fence, in lower case. */
  tag: string
  code: string
}

/**
 * Finds the code of an answer: its last fenced block in the task's language, or without a language.
 *
 * Thoughts in tags are no part of the answer. A block that is not closed reaches to the end.
 *
 * @returns undefined for an answer without such a block
 */
export function extractCode(answer: string, language: Task['language']): string | undefined {
  const text = withoutThoughts(answer.slice(-maxLength))
  const blocks = fencedBlocks(text).filter(({ code }) => code.trim() !== '')
  const own = blocks.findLast(({ tag }) => names[language].has(tag))
  return (own ?? blocks.findLast(({ tag }) => tag === ''))?.code
}

/** What stands behind the last end of thoughts; thoughts that do not end are all there is. */
function withoutThoughts(text: string): string {
  const end = /<\/(?:think|thinking|thought|reasoning)>/gi
  let from = 0
  for (const match of text.matchAll(end)) from = match.index + match[0].length
  const rest = text.slice(from)
  const open = /<(?:think|thinking|thought|reasoning)>/i.exec(rest)
  return open ? rest.slice(0, open.index) : rest
}

function fencedBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let open: { fence: string; tag: string; lines: string[] } | undefined
  for (const line of text.split('\n')) {
    const [, fence = '', tag = ''] = /^\s{0,3}(`{3,}|~{3,})\s*([\w+#-]*)/.exec(line) ?? []
    if (!open) {
      if (fence !== '') open = { fence, tag: tag.toLowerCase(), lines: [] }
    } else if (fence.startsWith(open.fence) && tag === '') {
      blocks.push({ tag: open.tag, code: open.lines.join('\n') })
      open = undefined
    } else open.lines.push(line.replace(/\r$/, ''))
  }
  if (open) blocks.push({ tag: open.tag, code: open.lines.join('\n') })
  return blocks
}
