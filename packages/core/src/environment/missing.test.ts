import { describe, expect, test } from 'vitest'
import { assertServable, missingText } from './missing.ts'

describe('assertServable', () => {
  test('lets pass what needs nothing, or has what it needs', async () => {
    await expect(assertServable({ name: 'a' })).resolves.toBeUndefined()
    await expect(assertServable({ name: 'a', missing: async () => undefined })).resolves.toBeUndefined()
  })

  test('says what is missing and what would mend it (SBX-4)', async () => {
    const missing = async () => ({ reason: 'no engine is here', fix: 'install engine' })
    await expect(assertServable({ name: 'a', missing })).rejects.toMatchObject({
      code: 'environment_unavailable',
      status: 503,
      message: 'The environment a cannot be served here: no engine is here; this would mend it: install engine.',
    })
  })
})

test('a missing thing that nothing is known to mend is said alone', () => {
  expect(missingText({ reason: 'no engine is here' })).toBe('no engine is here')
})
