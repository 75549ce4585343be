function coveredArea(sheets: [number, number, number, number][], layers: number): bigint {
  const boxes = sheets.map(([x1, y1, x2, y2]) => ({
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    low: Math.min(y1, y2),
    high: Math.max(y1, y2),
  }))
  const sorted = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b)
  const xs = sorted(boxes.flatMap(box => [box.left, box.right]))
  const ys = sorted(boxes.flatMap(box => [box.low, box.high]))
  let area = 0n
  for (let i = 0; i + 1 < xs.length; i++) {
    const across = boxes.filter(box => box.left <= xs[i]! && box.right > xs[i]!)
    for (let j = 0; j + 1 < ys.length; j++) {
      const count = across.filter(box => box.low <= ys[j]! && box.high > ys[j]!).length
      if (count >= 1) area += BigInt(xs[i + 1]! - xs[i]!) * BigInt(ys[j + 1]! - ys[j]!)
    }
  }
  return area
}
