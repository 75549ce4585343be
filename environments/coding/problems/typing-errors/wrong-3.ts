type Costs = { insert: number; remove: number; replace: number; swap: number }

function distance(typed: string, meant: string, costs: Costs): number {
  // table[i][j]: the cost for the first i characters typed and the first j meant
  const table: number[][] = []
  for (let i = 0; i <= typed.length; i++) {
    table.push([])
    for (let j = 0; j <= meant.length; j++) {
      let best = i === 0 && j === 0 ? 0 : Infinity
      if (i > 0) best = Math.min(best, table[i - 1]![j]! + costs.remove)
      if (j > 0) best = Math.min(best, table[i]![j - 1]! + costs.insert)
      if (i > 0 && j > 0) {
        const change = typed[i - 1] === meant[j - 1] ? 0 : costs.replace
        best = Math.min(best, table[i - 1]![j - 1]! + change)
      }
      if (i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]) {
        best = Math.min(best, table[i - 1]![j - 1]! + costs.swap)
      }
      table[i]!.push(best)
    }
  }
  return table[typed.length]![meant.length]!
}
