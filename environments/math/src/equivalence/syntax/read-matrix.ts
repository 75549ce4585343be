import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'

/** Reads `\begin{pmatrix} … \end{pmatrix}` and its kin; bars make it a determinant. */
export function readMatrix(cursor: Cursor, grammar: Grammar): Node {
  const environment = cursor.take().text.slice('begin:'.length)
  if (!/^([pbBvV]?|small)matrix$|^array$/.test(environment)) throw new Unreadable(`it has a \\begin{${environment}}`)
  const rows: Node[][] = [[]]
  const isEnd = () => cursor.token.kind === 'command' && cursor.token.text.startsWith('end:')
  while (!isEnd()) {
    rows.at(-1)?.push(cursor.deeper(() => grammar.relation(cursor)))
    if (cursor.takeIf('mark', '&')) continue
    if (cursor.takeIf('mark', '\\\\')) {
      if (!isEnd()) rows.push([])
    } else if (!isEnd()) throw new Unreadable('it has a matrix that is not closed')
  }
  cursor.take()
  const matrix: Node = { kind: 'matrix', rows }
  const width = rows[0]?.length ?? 0
  if (width === 0 || rows.some((row) => row.length !== width))
    throw new Unreadable('it has a matrix with rows of different length')
  return environment === 'vmatrix' ? { kind: 'call', name: 'det', args: [matrix] } : matrix
}
