/**
 * How many moves a level needs, found by going through all positions step by step, with rules of its own: it shares nothing with the
 * game, whose levels are made backwards and solved push by push.
 *
 * @param rows in the notation of XSB
 * @returns undefined when no moves solve it
 */
export function countMovesNeeded(rows: readonly string[]): number | undefined {
  const width = Math.max(...rows.map((row) => row.length))
  const map = rows.map((row) => row.padEnd(width)).join('')
  const places = (symbols: string) =>
    map.split('').flatMap((symbol, place) => (symbols.includes(symbol) ? [place] : []))
  const goals = new Set(places('.+*'))
  const code = (player: number, boxes: number[]) => String.fromCharCode(player, ...boxes.sort((a, b) => a - b))
  const seen = new Set([code(places('@+')[0] ?? -1, places('$*'))])
  let now = [...seen]
  for (let moves = 0; now.length > 0; moves += 1) {
    const next: string[] = []
    for (const state of now) {
      const player = state.charCodeAt(0)
      const boxes = Array.from({ length: state.length - 1 }, (_, at) => state.charCodeAt(at + 1))
      if (boxes.every((box) => goals.has(box))) return moves
      for (const by of [1, -1, width, -width]) {
        const pushed = boxes.indexOf(player + by)
        const front = pushed < 0 ? player + by : player + 2 * by
        if (map[front] === '#' || (pushed >= 0 && boxes.includes(front))) continue
        const after = code(player + by, pushed < 0 ? [...boxes] : boxes.with(pushed, front))
        if (!seen.has(after)) next.push(after)
        seen.add(after)
      }
    }
    now = next
  }
  return undefined
}
