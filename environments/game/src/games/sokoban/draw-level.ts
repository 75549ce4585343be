import type { Random } from '@gym/core'
import type { Level } from '../../game.ts'
import { type Board, moves, neighbour } from './board.ts'

export interface Difficulty {
  /** Rows and columns, with the walls around. */
  side: number
  boxes: number
  /** Moves of a shortest solution. */
  least: number
  most: number
}

export const difficulties: Record<Level, Difficulty> = {
  easy: { side: 6, boxes: 1, least: 8, most: 20 },
  medium: { side: 7, boxes: 2, least: 16, most: 35 },
  hard: { side: 8, boxes: 3, least: 28, most: 50 },
}

/** Where the boxes and the player are. */
type Start = Pick<Board, 'player' | 'boxes'>

const mostAttempts = 1000

/** A level that can be solved, and not in fewer moves than its difficulty asks; no box stands on a goal yet. */
export function drawLevel({ side, boxes, least, most }: Difficulty, random: Random): Board {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const room = drawRoom(side, random)
    if (!room) continue
    const floor = [...room.keys()].filter((cell) => !room[cell])
    const goals = random
      .shuffle(floor)
      .slice(0, boxes)
      .toSorted((a, b) => a - b)
    const solved: Board = { width: side, walls: room, goals, boxes: goals, player: -1 }
    const layers = pullBack(solved, floor, { least, most })
    // All lengths alike: far more positions are near.
    if (layers.length > 0) return { ...solved, ...random.pick(random.pick(layers)) }
  }
  throw new Error(
    `None of ${mostAttempts} drawn rooms has a start that is ${least} to ${most} moves from its solution.`,
  )
}

/** Which cells are walls, with a floor that hangs together; undefined when it is small. */
function drawRoom(side: number, random: Random): boolean[] | undefined {
  const share = 0.1 + random.next() * 0.2
  const isRim = (cell: number) => [0, side - 1].includes(cell % side) || [0, side - 1].includes(Math.floor(cell / side))
  const walls = Array.from({ length: side * side }, (_, cell) => isRim(cell) || random.next() < share)
  const floor = new Set([random.pick([...walls.keys()].filter((cell) => !isRim(cell)))])
  for (const cell of floor)
    for (const next of [cell - side, cell + side, cell - 1, cell + 1]) if (!walls[next]) floor.add(next)
  const isLarge = floor.size >= 0.6 * (side - 2) ** 2 && [...floor].every((cell) => !walls[cell])
  return isLarge ? walls.map((_, cell) => !floor.has(cell)) : undefined
}

/**
 * Goes backwards from all solved positions at once, one step or pull at a time, so that a position is met as far from its solution as it
 * is: its shortest solution has as many moves.
 *
 * @returns those at each of the distances asked for, without those that have a box on a goal, and without distances that have none
 */
function pullBack(
  solved: Board,
  floor: readonly number[],
  { least, most }: { least: number; most: number },
): Start[][] {
  const codes = new Map(floor.map((cell, at) => [cell, at]))
  const encode = (player: number, boxes: readonly number[]) =>
    [player, ...boxes].reduce((code, cell) => code * floor.length + (codes.get(cell) ?? 0), 0)
  const isKnown = new Uint8Array(floor.length ** (solved.boxes.length + 1))
  const found: Start[][] = []
  let layer: Start[] = []
  const add = (to: Start[], player: number, boxes: readonly number[]) => {
    const code = encode(player, boxes)
    if (isKnown[code] === 1) return
    isKnown[code] = 1
    to.push({ player, boxes })
  }
  for (const player of floor) if (!solved.boxes.includes(player)) add(layer, player, solved.boxes)
  for (let distance = 0; distance <= most && layer.length > 0; distance += 1) {
    const starts = layer.filter(({ boxes }) => !boxes.some((box) => solved.goals.includes(box)))
    if (distance >= least && starts.length > 0) found.push(starts)
    const next: Start[] = []
    for (const { player, boxes } of layer) {
      for (const move of moves) {
        const ahead = neighbour(solved, player, move)
        const back = player - (ahead - player)
        if (solved.walls[back] || boxes.includes(back)) continue
        add(next, back, boxes)
        if (!boxes.includes(ahead)) continue
        const pulled = boxes.map((box) => (box === ahead ? player : box))
        add(
          next,
          back,
          pulled.toSorted((a, b) => a - b),
        )
      }
    }
    layer = next
  }
  return found
}
