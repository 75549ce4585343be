import { expect, test } from 'vitest'
import * as exported from './index.ts'

test('@gym/rollouts exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'BadRows',
    'Manifest',
    'checkRow',
    'collectRollouts',
    'createProgressReporter',
    'createStatusLine',
    'formatDuration',
    'formatProgress',
    'formatRowProblem',
    'maskSecrets',
    'maskText',
    'outputFiles',
    'readLines',
    'readResultRows',
    'rowsFromEnvironment',
    'rowsFromFile',
    'secretsOf',
  ])
})
