import { expect, test } from 'vitest'
import * as sandbox from './index.ts'

test('exports these names', () => {
  expect(Object.keys(sandbox).toSorted()).toEqual([
    'Sandbox',
    'SandboxError',
    'createBubblewrap',
    'createContainer',
    'createNone',
    'createSandbox',
    'defaultLimits',
    'findInSystem',
    'isAtLeast',
    'languages',
  ])
})
