function layers(needs: Record<string, string[]>): string[][] {
  const left = new Set([...Object.keys(needs), ...Object.values(needs).flat()])
  const result: string[][] = []
  while (left.size > 0) {
    const layer: string[] = []
    for (const step of [...left].sort()) {
      if ((needs[step] ?? []).every(other => !left.has(other))) {
        layer.push(step)
        left.delete(step)
      }
    }
    if (layer.length === 0) throw new Error('a step needs itself')
    result.push(layer)
  }
  return result
}
