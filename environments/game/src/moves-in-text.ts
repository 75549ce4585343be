const longestText = 100_000
const mostMoves = 1000

/** The moves that a text says between `<move>` and `</move>`, in order; several may stand in one, a line each. */
export function movesInText(text: string): string[] {
  const moves: string[] = []
  // Split rather than matched: no text makes it slow.
  for (const part of text
    .slice(-longestText)
    .split(/<move>/i)
    .slice(1)) {
    const end = part.search(/<\/move>/i)
    if (end < 0) continue
    for (const line of part.slice(0, end).split('\n')) if (line.trim() !== '') moves.push(line.trim())
    if (moves.length > mostMoves) break
  }
  return moves
}
