import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { assertSettable, hardLimits } from './hard-limits.ts'

const text = `Limit                     Soft Limit           Hard Limit           Units
Max cpu time              unlimited            unlimited            seconds
Max file size             unlimited            unlimited            bytes
Max data size             unlimited            1073741824           bytes
Max processes             100                  96365                processes
Max open files            1024                 4096                 files
`

describe('hardLimits', () => {
  test('reads what nobody may raise, and leaves out what is unlimited', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hard-limits-test-'))
    writeFileSync(join(folder, 'limits'), text)
    expect(hardLimits(join(folder, 'limits'))).toEqual({
      memoryBytes: 1_073_741_824,
      processes: 96_365,
      openFiles: 4096,
    })
    rmSync(folder, { recursive: true })
  })

  test('there are none where nobody says so', () => {
    expect(hardLimits('/nowhere')).toEqual({})
  })
})

describe('assertSettable', () => {
  test('refuses what the machine cannot set, and names the most', () => {
    expect(() => assertSettable({ ...defaultLimits, openFiles: 5000 }, { openFiles: 4096 })).toThrow(
      expect.objectContaining({
        code: 'limits_invalid',
        message: 'openFiles is 5000, and this machine allows at most 4096',
      }),
    )
    expect(() => assertSettable(defaultLimits, { openFiles: 4096 })).not.toThrow()
  })
})
