import { expect, test } from 'vitest'
import * as models from './index.ts'

test('exports these names', () => {
  expect(Object.keys(models).toSorted()).toEqual([
    'CookieJar',
    'ModelFailed',
    'RequestFailed',
    'createHttpClient',
    'createModelClient',
    'createPolicyModel',
    'passingStatuses',
    'policyMetadata',
    'policyNames',
    'readJson',
    'repeatDropped',
    'repeatUnsent',
    'sampleArguments',
    'scriptedModel',
    'serverMessage',
  ])
})
