import { closeSync, constants, fstatSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { prepareStandardStreams, type StandardStreams } from './standard-streams.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'streams-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const closeTheirs = ({ theirs }: StandardStreams) => theirs.forEach((fd) => closeSync(fd))

describe.skipIf(process.platform !== 'linux')('prepareStandardStreams', () => {
  test('brings what is written to one end, until that is closed', async () => {
    const streams = prepareStandardStreams(folder)()
    const [, stdout, stderr] = streams.theirs
    writeSync(stdout, 'to output')
    writeSync(stderr, 'to error')
    closeTheirs(streams)
    expect([await text(streams.stdout), await text(streams.stderr)]).toEqual(['to output', 'to error'])
    streams.destroy()
  })

  test('leaves a name to no stream that is open', () => {
    const open = prepareStandardStreams(folder)
    const first = open()
    const names = readdirSync(folder)
    const second = open()
    expect(readdirSync(folder)).toHaveLength(names.length - 2)
    for (const each of [first, second]) {
      for (const fd of each.theirs) expect(fstatSync(fd).nlink).toBe(0)
      closeTheirs(each)
      each.destroy()
    }
  })

  // What a program left behind may still read from its pipe, or write to it, when all others have closed it.
  test('gives no pipe to a second program', async () => {
    const open = prepareStandardStreams(folder)
    const first = open()
    const left = openSync(`/proc/self/fd/${first.theirs[1]}`, constants.O_RDONLY | constants.O_NONBLOCK)
    closeTheirs(first)
    await text(first.stdout)
    first.destroy()
    const others = Array.from({ length: 100 }, open)
    const pipe = fstatSync(left).ino
    for (const each of others) {
      expect(each.theirs.map((fd) => fstatSync(fd).ino)).not.toContain(pipe)
      closeTheirs(each)
      each.destroy()
    }
    closeSync(left)
  })
})
