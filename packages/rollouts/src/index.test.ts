import { expect, test } from 'vitest'
import * as exported from './index.ts'

test('@gym/rollouts exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'Manifest',
    'checkRow',
    'collectRollouts',
    'createProgressReporter',
    'formatDuration',
    'formatProgress',
    'formatRowProblem',
    'maskSecrets',
    'maskText',
    'outputFiles',
    'readResultRows',
    'rowsFromEnvironment',
    'rowsFromFile',
    'secretsOf',
  ])
})
