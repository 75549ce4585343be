import { expect, test } from 'vitest'
import * as sandbox from './index.ts'

test('exports these names', () => {
  expect(Object.keys(sandbox).toSorted()).toEqual([
    'SandboxError',
    'createBubblewrap',
    'createContainer',
    'createNone',
    'createSandbox',
    'createSandboxProcess',
    'defaultLimits',
    'findInSystem',
    'isAtLeast',
    'languages',
  ])
})
