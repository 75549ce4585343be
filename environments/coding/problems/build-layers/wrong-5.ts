function layers(needs: Record<string, string[]>): string[][] {
  const depth = new Map<string, number>()
  const visit = (step: string, seen: Set<string>): number => {
    if (seen.has(step)) throw new Error('a step needs itself')
    const known = depth.get(step)
    if (known !== undefined) return known
    seen.add(step)
    let result = 0
    for (const other of needs[step] ?? []) result = Math.max(result, visit(other, seen) + 1)
    depth.set(step, result)
    return result
  }
  const seen = new Set<string>()
  const result: string[][] = []
  for (const step of Object.keys(needs)) visit(step, seen)
  for (const [step, layer] of depth) (result[layer] ??= []).push(step)
  return result.map(layer => layer.sort())
}
