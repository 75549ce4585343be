export { processEffects } from './effects.ts'
export type { Effects } from './effects.ts'
export { exitCodes } from './exit-codes.ts'
export { runCli } from './run-cli.ts'
