import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const fixture = new URL('leaked-descriptors.fixture.ts', import.meta.url).pathname

/** What a process sees whose shell opens files first. */
const seenAfter = (script: string): number[] =>
  JSON.parse(
    execFileSync('/bin/bash', ['-c', `${script} exec "$0" "$1"`, process.execPath, fixture], { encoding: 'utf8' }),
  ) as number[]

describe.skipIf(process.platform !== 'linux')('leakedDescriptors', () => {
  test('names what a process was started with, and none of its own, which close when it starts another', () => {
    // Whoever runs this test may have been given some.
    const before = seenAfter('')
    expect(before.every((fd) => fd > 2)).toBe(true)
    expect(seenAfter('exec 77</dev/null 78>/dev/null;').toSorted((a, b) => a - b)).toEqual(
      [...new Set([...before, 77, 78])].toSorted((a, b) => a - b),
    )
  })
})
