/** Size of a board, and how many stones in a row win. */
export interface Shape {
  columns: number
  rows: number
  connect: number
}

/** What follows from a shape, to be made once. Cells count up each column from its bottom, one column after the other. */
export interface Layout {
  shape: Shape
  /** The cells of every line that wins when one side has them all. */
  lines: readonly (readonly number[])[]
  /** For each cell the lines through it. */
  through: readonly Int32Array[]
  /** What a stone of side 1 in each cell adds to the key of a grid. */
  powers: Float64Array
  /** What a line is worth to side 1, by what is counted on it. */
  worths: Int32Array
  /** For what is counted on a line: the side that lacks one stone of it, otherwise 0. */
  threats: Int8Array
}

/** What a line is worth besides, that lacks one stone in a row which its side comes to fill when both must play into one column. */
const threatValue = 20

/** A stone of side 2 counts this much on a line, one of side 1 counts 1. */
const second = 16

/** @throws RangeError when `(rows + 1) * columns` is over 53, so that keys would not be exact */
export function layOut(shape: Shape): Layout {
  const { columns, rows, connect } = shape
  if ((rows + 1) * columns > 53 || connect >= second) throw new RangeError('The board is too large.')
  const lines = linesOf(shape)
  const cells = Array.from({ length: columns * rows }, (_, cell) => cell)
  const worths = new Int32Array(second * second)
  const threats = new Int8Array(second * second)
  threats[connect - 1] = 1
  threats[(connect - 1) * second] = 2
  for (let stones = 1; stones <= connect; stones += 1) {
    worths[stones] = stones * stones
    worths[stones * second] = -stones * stones
  }
  return {
    shape,
    lines,
    through: cells.map((cell) => Int32Array.from([...lines.keys()].filter((line) => lines[line]?.includes(cell)))),
    powers: Float64Array.from(cells, (cell) => 2 ** (cell + Math.floor(cell / rows))),
    worths,
    threats,
  }
}

/**
 * A board that stones are dropped into and taken out of again, for searching: the two sides alternate, side 1 begins.
 *
 * Columns and rows count from 0, rows from the bottom.
 */
export class Grid {
  readonly layout: Layout
  /** Each column as bits: 1 above its stones, below it 0 for a stone of side 1 and 1 for one of side 2. Equal for equal boards alone. */
  key = 0
  /** How many stones lie on the board. */
  count = 0
  /** Lines that only one side can still complete, weighed by its stones there: side 1's less side 2's. */
  estimate = 0
  readonly #cells: Int8Array
  readonly #heights: Int8Array
  /** What is counted on each line. */
  readonly #counts: Int32Array

  constructor(layout: Layout) {
    const { columns, rows } = layout.shape
    this.layout = layout
    this.#cells = new Int8Array(columns * rows)
    this.#heights = new Int8Array(columns)
    this.#counts = new Int32Array(layout.lines.length)
    for (let column = 0; column < columns; column += 1) this.key += 2 ** (column * (rows + 1))
  }

  /** The side whose turn it is. */
  get side(): 1 | 2 {
    return (this.count & 1) === 0 ? 1 : 2
  }

  get isFull(): boolean {
    return this.count === this.#cells.length
  }

  /** The side whose stone lies there; 0 when none does. */
  at(column: number, row: number): number {
    return this.#cells[column * this.layout.shape.rows + row] ?? 0
  }

  isOpen(column: number): boolean {
    const height = this.#heights[column]
    return height !== undefined && height < this.layout.shape.rows
  }

  /** Whether a stone dropped into an open column would win for the side whose turn it is. */
  wins(column: number): boolean {
    const { shape, through } = this.layout
    const lines = through[column * shape.rows + (this.#heights[column] ?? 0)] ?? []
    const needed = (shape.connect - 1) * (this.side === 1 ? 1 : second)
    for (const line of lines) if (this.#counts[line] === needed) return true
    return false
  }

  /** Drops a stone of the side whose turn it is into an open column. */
  drop(column: number): void {
    const { side } = this
    const height = this.#heights[column] ?? 0
    this.#heights[column] = height + 1
    this.count += 1
    this.#put(column * this.layout.shape.rows + height, side, 1)
  }

  /** Takes the last stone out again, which lies in this column. */
  undrop(column: number): void {
    const height = (this.#heights[column] ?? 0) - 1
    this.#heights[column] = height
    this.count -= 1
    this.#put(column * this.layout.shape.rows + height, this.side, -1)
  }

  /** Puts a stone into a cell, or with `sign` -1 takes it away. */
  #put(cell: number, side: 1 | 2, sign: 1 | -1): void {
    const { through, powers } = this.layout
    const counts = this.#counts
    const lines = through[cell] ?? []
    const change = side === 1 ? sign : sign * second
    for (let i = 0; i < lines.length; i += 1) this.estimate -= this.#worthOf(lines[i] ?? 0)
    this.#cells[cell] = sign === 1 ? side : 0
    this.key += sign * side * (powers[cell] ?? 0)
    for (let i = 0; i < lines.length; i += 1) {
      const line = lines[i] ?? 0
      counts[line] = (counts[line] ?? 0) + change
      this.estimate += this.#worthOf(line)
    }
  }

  #worthOf(line: number): number {
    const { worths, threats } = this.layout
    const count = this.#counts[line] ?? 0
    const threat = threats[count] ?? 0
    const worth = worths[count] ?? 0
    // Of rows that count from 0 those of side 1 are the even ones.
    if (threat === 0 || this.#holeOf(line) % 2 !== threat - 1) return worth
    return threat === 1 ? worth + threatValue : worth - threatValue
  }

  /** The row of the one cell of a line that is empty. */
  #holeOf(line: number): number {
    const { lines, shape } = this.layout
    const hole = (lines[line] ?? []).find((cell) => this.#cells[cell] === 0) ?? 0
    return hole % shape.rows
  }
}

function linesOf({ columns, rows, connect }: Shape): number[][] {
  const directions = [
    { right: 1, up: 0 },
    { right: 0, up: 1 },
    { right: 1, up: 1 },
    { right: 1, up: -1 },
  ]
  const lines: number[][] = []
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      for (const { right, up } of directions) {
        const lastColumn = column + right * (connect - 1)
        const lastRow = row + up * (connect - 1)
        if (lastColumn >= columns || lastRow >= rows || lastRow < 0) continue
        lines.push(Array.from({ length: connect }, (_, i) => (column + right * i) * rows + row + up * i))
      }
    }
  }
  return lines
}
