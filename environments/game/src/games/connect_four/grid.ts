/** Size of a board, and how many stones in a row win; `(rows + 1) * columns` must be at most 53, so that a key is an exact number. */
export interface Shape {
  columns: number
  rows: number
  connect: number
}

/** What a cell holds; the border keeps rows of stones from running around the edge. */
const empty = 0
const border = 3

/**
 * A board that stones are dropped into and taken out of again, for searching: the two sides alternate, side 1 begins.
 *
 * Columns count from 0, rows from 0 at the bottom.
 */
export class Grid {
  readonly shape: Shape
  /** How many stones lie in each column. */
  readonly heights: Int8Array
  /** Each column as bits: 1 above its stones, below it 0 for a stone of side 1 and 1 for one of side 2. Equal for equal boards alone. */
  key = 0
  count = 0
  readonly #cells: Int8Array
  readonly #width: number

  constructor(shape: Shape) {
    if ((shape.rows + 1) * shape.columns > 53) throw new RangeError('The board is too large for a key.')
    this.shape = shape
    this.heights = new Int8Array(shape.columns)
    this.#width = shape.columns + 2
    this.#cells = new Int8Array(this.#width * (shape.rows + 2)).fill(border)
    for (let column = 0; column < shape.columns; column += 1) {
      this.key += 2 ** (column * (shape.rows + 1))
      for (let row = 0; row < shape.rows; row += 1) this.#cells[this.cell(column, row)] = empty
    }
  }

  /** The side whose turn it is. */
  get side(): 1 | 2 {
    return this.count % 2 === 0 ? 1 : 2
  }

  get isFull(): boolean {
    return this.count === this.shape.columns * this.shape.rows
  }

  /** Where a cell is found by `at`. */
  cell(column: number, row: number): number {
    return (row + 1) * this.#width + column + 1
  }

  rowOf(cell: number): number {
    return Math.floor(cell / this.#width) - 1
  }

  at(cell: number): number {
    return this.#cells[cell] ?? border
  }

  heightOf(column: number): number {
    return this.heights[column] ?? this.shape.rows
  }

  isOpen(column: number): boolean {
    return this.heightOf(column) < this.shape.rows
  }

  /** Drops a stone of the side whose turn it is into an open column. */
  drop(column: number): void {
    const row = this.heightOf(column)
    this.#cells[this.cell(column, row)] = this.side
    this.key += this.side * 2 ** (column * (this.shape.rows + 1) + row)
    this.heights[column] = row + 1
    this.count += 1
  }

  /** Takes the last stone out again, which lies in this column. */
  undrop(column: number): void {
    this.count -= 1
    const row = this.heightOf(column) - 1
    this.heights[column] = row
    this.#cells[this.cell(column, row)] = empty
    this.key -= this.side * 2 ** (column * (this.shape.rows + 1) + row)
  }

  /** Whether a stone dropped into an open column would win for the side whose turn it is. */
  wins(column: number): boolean {
    const from = this.cell(column, this.heightOf(column))
    const { connect } = this.shape
    const width = this.#width
    return (
      this.#run(from, width, connect) ||
      this.#run(from, 1, connect) ||
      this.#run(from, width + 1, connect) ||
      this.#run(from, width - 1, connect)
    )
  }

  #run(from: number, step: number, connect: number): boolean {
    const { side } = this
    const cells = this.#cells
    let length = 1
    for (let at = from + step; cells[at] === side; at += step) length += 1
    for (let at = from - step; cells[at] === side; at -= step) length += 1
    return length >= connect
  }
}

/** All rows of cells that win when one side has them, as `Grid.at` takes them. */
export function linesOf(grid: Grid): number[][] {
  const { columns, rows, connect } = grid.shape
  const lines: number[][] = []
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      for (const [right, up] of [
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ] as const) {
        const lastColumn = column + right * (connect - 1)
        const lastRow = row + up * (connect - 1)
        if (lastColumn >= columns || lastRow >= rows || lastRow < 0) continue
        lines.push(Array.from({ length: connect }, (_, i) => grid.cell(column + right * i, row + up * i)))
      }
    }
  }
  return lines
}
