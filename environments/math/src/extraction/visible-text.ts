/** Takes out what is no part of the reply: thoughts in their tags, and code in fences. */
export function visibleText(response: string): string {
  return withoutTrailers(withoutFences(withoutThoughts(response)))
}

/** What some models are taught to end with, and marks of chat templates that were left in. */
const trailer = /(?:I hope (?:it|this) is correct\.?|<\|[a-z_]{2,20}\|>(?:user|assistant)?|<\/?s>)$/i
const longestTrailer = 40

function withoutTrailers(text: string): string {
  let end = text.trimEnd()
  for (;;) {
    const found = trailer.exec(end.slice(-longestTrailer))
    if (!found) return end
    end = end.slice(0, -found[0].length).trimEnd()
  }
}

const tag = /<(\/?)(think|thinking|thought|thoughts|reasoning|scratchpad|reflection)>/gi

/** A thought that only ends began before the text did; one that only begins goes on to the end. */
function withoutThoughts(text: string): string {
  let kept: string[] = []
  let from = 0
  let open: string | undefined
  for (const { 0: mark, 1: slash, 2: name = '', index } of text.matchAll(tag)) {
    if (open === undefined) {
      if (slash === '') {
        kept.push(text.slice(from, index))
        open = name.toLowerCase()
      } else {
        kept = []
        from = index + mark.length
      }
    } else if (slash !== '' && name.toLowerCase() === open) {
      open = undefined
      from = index + mark.length
    }
  }
  if (open === undefined) kept.push(text.slice(from))
  return kept.join('\n')
}

function withoutFences(text: string): string {
  const lines = text.split('\n')
  const kept: string[] = []
  let fence: string | undefined
  for (const line of lines) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      continue
    }
    // A fence that opens and closes in one line is inline code.
    if (mark !== undefined && !line.slice(line.indexOf(mark) + mark.length).includes(mark)) fence = mark
    else kept.push(line)
  }
  return kept.join('\n')
}
