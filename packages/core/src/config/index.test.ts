import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as config from './index.ts'

describe('@gym/core/config', () => {
  test('exports exactly these names', () => {
    expect(Object.keys(config).toSorted()).toEqual([
      'AgentConfig',
      'BenchmarkDatasetConfig',
      'DatasetConfig',
      'DatasetLicense',
      'DatasetSource',
      'EnvironmentServerConfig',
      'GymConfig',
      'InstanceConfig',
      'ModelConfig',
      'ResourcesServerConfig',
      'RowsDatasetConfig',
      'ServerType',
      'loadConfig',
      'nearest',
      'parseConfig',
      'resolveConfigPath',
      'serverInstances',
    ])
  })

  test('keeps nearest.ts, which runtime-neutral code imports, free of other modules of this folder and of node:', () => {
    const source = readFileSync(join(import.meta.dirname, 'nearest.ts'), 'utf8')
    expect(source.match(/^import .*$/gm)).toEqual(["import { distance } from 'fastest-levenshtein'"])
  })
})
