/** How an agent's own word to the model looks: as NeMo Gym's. */
export const errorText = (problem: string) => JSON.stringify({ error: problem })

/** A text that is too long for the model, cut, with a note of how long it was. */
export function cutOutput(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  // The cut may fall inside a surrogate pair.
  return `${text.slice(0, maxChars).toWellFormed()}\n[cut: the whole answer has ${text.length} characters]`
}
