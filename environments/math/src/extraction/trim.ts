/** Takes characters off the end of a text, in linear time whatever it is. */
export function trimEnd(text: string, chars: RegExp): string {
  let end = text.length
  while (end > 0 && chars.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Takes characters off the begin of a text. */
export function trimStart(text: string, chars: RegExp): string {
  let start = 0
  while (start < text.length && chars.test(text.charAt(start))) start += 1
  return text.slice(start)
}
