import { expect, test } from 'vitest'
import * as exported from './index.ts'

test('@gym/cli exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual(['exitCodes', 'processEffects', 'runCli'])
})
