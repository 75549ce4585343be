import { expect, test } from 'vitest'
import * as agents from './index.ts'

test('exports these names', () => {
  expect(Object.keys(agents).toSorted()).toEqual([
    'ResourcesConnection',
    'createGymnasiumAgent',
    'createSimpleAgent',
    'failureAnswer',
  ])
})
