import { type Board, type Move, moves, neighbour } from './board.ts'

/** Boxes and player after a push, and how they came there. */
interface Node {
  player: number
  /** In ascending order. */
  boxes: readonly number[]
  /** Moves so far. */
  length: number
  walk: readonly Move[]
  previous: Node | undefined
}

/**
 * The moves of a shortest solution, found by A* over pushes; the walks between them are shortest paths.
 *
 * @param mostPositions after pushes, to find before it gives up
 * @returns undefined when there is no solution, or when it gave up
 */
export function solve(board: Board, mostPositions: number): Move[] | undefined {
  const pushes = pushesToGoal(board)
  // One stack for each number of moves that a solution has at least: these are small whole numbers.
  const queue: Node[][] = []
  const shortest = new Map<string, number>()
  const add = (node: Node) => {
    const total = node.boxes.reduce((sum, box) => sum + (pushes[box] ?? Infinity), node.length)
    const key = String.fromCharCode(node.player, ...node.boxes)
    if (total === Infinity || node.length >= (shortest.get(key) ?? Infinity)) return
    shortest.set(key, node.length)
    const stack = (queue[total] ??= [])
    stack.push(node)
  }
  const first = board.boxes.toSorted((a, b) => a - b)
  add({ player: board.player, boxes: first, length: 0, walk: [], previous: undefined })
  for (let total = 0; total < queue.length; total += 1) {
    for (let node = queue[total]?.pop(); node; node = queue[total]?.pop()) {
      if (node.length > (shortest.get(String.fromCharCode(node.player, ...node.boxes)) ?? 0)) continue
      if (node.boxes.every((box) => pushes[box] === 0)) return movesTo(node)
      if (shortest.size > mostPositions) return undefined
      addPushes(board, node, add)
    }
  }
  return undefined
}

function movesTo(node: Node): Move[] {
  const walks: (readonly Move[])[] = []
  for (let at: Node | undefined = node; at; at = at.previous) walks.push(at.walk)
  return walks.toReversed().flat()
}

/** Adds every push that can be reached by walking, save those after which a box is stuck. */
function addPushes(board: Board, node: Node, add: (node: Node) => void): void {
  const cells = [node.player]
  const came = new Map<number, Move | undefined>([[node.player, undefined]])
  const distances = new Map([[node.player, 0]])
  const walkTo = (cell: number): Move[] => {
    const walk: Move[] = []
    for (let [at, move] = [cell, came.get(cell)]; move; move = came.get(at)) {
      walk.push(move)
      at -= neighbour(board, 0, move)
    }
    return walk.toReversed()
  }
  for (const cell of cells) {
    const distance = distances.get(cell) ?? 0
    for (const move of moves) {
      const next = neighbour(board, cell, move)
      if (board.walls[next] || came.has(next)) continue
      if (!node.boxes.includes(next)) {
        came.set(next, move)
        distances.set(next, distance + 1)
        cells.push(next)
        continue
      }
      const behind = neighbour(board, next, move)
      if (board.walls[behind] || node.boxes.includes(behind)) continue
      const boxes = node.boxes.map((box) => (box === next ? behind : box)).toSorted((a, b) => a - b)
      if (isStuck(board, boxes, behind)) continue
      add({ player: next, boxes, length: node.length + distance + 1, walk: [...walkTo(cell), move], previous: node })
    }
  }
}

/** Whether a box belongs to a square of 2 x 2 boxes and walls, which nothing can move, in which a box is on no goal. */
function isStuck({ width, walls, goals }: Board, boxes: readonly number[], box: number): boolean {
  return [box, box - 1, box - width, box - width - 1].some((corner) => {
    const square = [corner, corner + 1, corner + width, corner + width + 1]
    const inSquare = square.filter((cell) => boxes.includes(cell))
    return (
      square.every((cell) => walls[cell] || inSquare.includes(cell)) && inSquare.some((cell) => !goals.includes(cell))
    )
  })
}

/** Of each cell how many pushes bring a lone box from there to the nearest goal; nothing where none does. */
function pushesToGoal(board: Board): (number | undefined)[] {
  const distances: (number | undefined)[] = []
  for (const goal of board.goals) distances[goal] = 0
  const queue = [...board.goals]
  for (const cell of queue) {
    for (const move of moves) {
      // Pulled backwards: the box comes from where the puller stands, who needs another cell to go to.
      const from = neighbour(board, cell, move)
      if (board.walls[from] || board.walls[neighbour(board, from, move)] || distances[from] !== undefined) continue
      distances[from] = (distances[cell] ?? 0) + 1
      queue.push(from)
    }
  }
  return distances
}
