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
    const { layers, read } = pullBack(solved, floor, { least, most })
    // All lengths alike: far more positions are near.
    if (layers.length > 0) return { ...solved, ...read(random.pick(random.pick(layers))) }
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
 * @returns those at each of the distances asked for, without those that have a box on a goal, and without distances that have none: as
 * numbers, and what reads one
 */
function pullBack(
  solved: Board,
  floor: readonly number[],
  { least, most }: { least: number; most: number },
): { layers: number[][]; read: (code: number) => Start } {
  // Tens of thousands of positions: each is a number, whose digits are the places on the floor of the player and of the boxes in order.
  const size = floor.length
  const placeOf = new Map(floor.map((cell, place) => [cell, place]))
  const steps = floor.map((cell) =>
    moves.map((move) => {
      const ahead = neighbour(solved, cell, move)
      return { ahead: placeOf.get(ahead), back: placeOf.get(cell - (ahead - cell)) }
    }),
  )
  const encode = (player: number, boxes: readonly number[]) => boxes.reduce((code, box) => code * size + box, player)
  const ofPlayer = size ** solved.boxes.length
  const playerOf = (code: number) => Math.floor(code / ofPlayer)
  const boxesOf = (code: number) => {
    const boxes: number[] = []
    for (let unit = ofPlayer / size; unit >= 1; unit /= size) boxes.push(Math.floor(code / unit) % size)
    return boxes
  }
  const isKnown = new Uint8Array(size * ofPlayer)
  let layer: number[] = []
  const add = (to: number[], code: number) => {
    if (isKnown[code] === 1) return
    isKnown[code] = 1
    to.push(code)
  }
  const goals = solved.goals.flatMap((goal) => placeOf.get(goal) ?? [])
  for (const player of floor.keys()) if (!goals.includes(player)) add(layer, encode(player, goals))
  const found: number[][] = []
  for (let distance = 0; distance <= most && layer.length > 0; distance += 1) {
    if (distance >= least) found.push(layer.filter((code) => !boxesOf(code).some((box) => goals.includes(box))))
    const next: number[] = []
    for (const code of layer) {
      const [player, boxes] = [playerOf(code), boxesOf(code)]
      for (const { ahead, back } of steps[player] ?? []) {
        if (back === undefined || boxes.includes(back)) continue
        add(next, code + (back - player) * ofPlayer)
        if (ahead === undefined || !boxes.includes(ahead)) continue
        const pulled = boxes.map((box) => (box === ahead ? player : box)).toSorted((a, b) => a - b)
        add(next, encode(back, pulled))
      }
    }
    layer = next
  }
  const cellOf = (place: number) => floor[place] ?? -1
  return {
    layers: found.filter(({ length }) => length > 0),
    read: (code) => ({ player: cellOf(playerOf(code)), boxes: boxesOf(code).map(cellOf) }),
  }
}
