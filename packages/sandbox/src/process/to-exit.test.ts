import { expect, test } from 'vitest'
import { toExit } from './to-exit.ts'

test.each([
  [0, { code: 0, signal: undefined }],
  [1, { code: 1, signal: undefined }],
  [128, { code: 128, signal: undefined }],
  [134, { code: undefined, signal: 'SIGABRT' }],
  [137, { code: undefined, signal: 'SIGKILL' }],
  [139, { code: undefined, signal: 'SIGSEGV' }],
  [152, { code: undefined, signal: 'SIGXCPU' }],
  [255, { code: 255, signal: undefined }],
])('toExit reads %i', (status, exit) => {
  expect(toExit(status)).toEqual(exit)
})
