function settle(grid) {
  const cells = grid.map(row => [...row])
  let topplings = 0
  let lost = 0
  for (let unstable = true; unstable; ) {
    unstable = false
    for (let r = 0; r < cells.length; r++) {
      for (let c = 0; c < cells[r].length; c++) {
        const times = Math.floor(cells[r][c] / 4)
        if (times === 0) continue
        unstable = true
        topplings += times
        cells[r][c] -= 4 * times
        for (const [y, x] of [[r - 1, c], [r + 1, c], [r, c - 1], [r, c + 1]]) {
          if (!cells[y]?.[x]) lost += times
          else cells[y][x] += times
        }
      }
    }
  }
  return { grid: cells, topplings, lost }
}
