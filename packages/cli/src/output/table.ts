/** One column of a table. */
export interface Column {
  readonly header: string
  readonly alignRight?: boolean
}

/**
 * Lays out text in columns two blanks apart, without lines: it stays readable when it is piped.
 *
 * @param emphasise styles the header line
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  emphasise: (text: string) => string,
): string {
  const widths = columns.map(({ header }, at) => Math.max(header.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    columns
      .map(({ alignRight }, at) => {
        const cell = cells[at] ?? ''
        return alignRight ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)
      })
      .join('  ')
      .trimEnd()
  return [emphasise(line(columns.map(({ header }) => header))), ...rows.map(line)].join('\n')
}
