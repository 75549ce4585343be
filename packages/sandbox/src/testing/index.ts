export { type HostileProgram } from './hostile/hostile-program.ts'
export { hostilePrograms, type HostilePrograms } from './hostile/index.ts'
export { testSandbox, type TestSandboxOptions } from './test-sandbox.ts'
