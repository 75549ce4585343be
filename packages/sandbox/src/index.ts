export { createBubblewrap, type BubblewrapOptions } from './bubblewrap/bubblewrap.ts'
export { type ContainerOptions, createContainer } from './container/container.ts'
export { languages } from './languages/index.ts'
export type { Job, Language, Runtime } from './languages/language.ts'
export { findInSystem } from './languages/find-runtime.ts'
export { defaultLimits, type Limits } from './limits.ts'
export { createNone } from './none/none.ts'
export type { Home } from './process/home.ts'
export type { Program } from './program.ts'
export { isAtLeast } from './provider/provider.ts'
export type { Exit, Isolation, Launch, Mount, Problem, Provider, Running, Usage } from './provider/provider.ts'
export type { Ending, RunResult } from './run-result.ts'
export {
  type Conversation,
  createSandbox,
  type Place,
  type RunOptions,
  Sandbox,
  type SandboxOptions,
} from './sandbox.ts'
export { SandboxError, type SandboxErrorCode } from './sandbox-error.ts'
export type { CellResult, SandboxSession } from './session/session.ts'
