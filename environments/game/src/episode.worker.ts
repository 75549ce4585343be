// What a process beside the server's does for it.
export { chooseMoves } from './choose-moves.ts'
export { beginEpisode, playMoves } from './episode.ts'
