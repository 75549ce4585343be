import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMarker, expectGone, processesWith } from '../host-processes.ts'
import { type Opened, type Subject } from '../subject.ts'

const echo = {
  python: `
import os
with os.fdopen(3, "r+b", 0) as channel:
    for line in channel: channel.write(b"heard " + line)
print("ended")`,
  javascript: `
const socket = new (require('node:net').Socket)({ fd: 3 })
let rest = ''
socket.setEncoding('utf8').on('data', (text) => {
  const lines = (rest + text).split('\\n')
  rest = lines.pop()
  for (const line of lines) socket.write('heard ' + line + '\\n')
})`,
  bash: 'while read -r line <&3; do echo "heard $line" >&3; done; echo ended',
} as const

/** A program that is talked to while it runs. */
export function testConversations(subject: Subject): void {
  describe('a conversation', () => {
    let opened: Opened
    beforeAll(async () => {
      opened = await subject.open({ concurrency: 4, limits: { wallMs: 30_000 } })
    })
    afterAll(async () => await opened.sandbox.close())

    for (const [language, code] of Object.entries(echo))
      test.concurrent(`goes line by line with a program in ${language}`, async () => {
        const talk = await opened.sandbox.open({ language, code })
        for (const text of ['hello', 'naïve 😀', 'x'.repeat(100_000), '']) {
          talk.send(text)
          expect(await talk.receive()).toBe(`heard ${text}`)
        }
        talk.stop()
        expect(await talk.receive()).toBeUndefined()
        await talk.result
      })

    test.concurrent('has the standard streams beside it', async () => {
      const code = 'import os, sys\nos.write(3, sys.stdin.read().encode() + b"\\n")\nprint("out")\nsys.exit(4)'
      const talk = await opened.sandbox.open({ language: 'python', code, stdin: 'in' })
      expect(await talk.receive()).toBe('in')
      expect(await talk.result).toMatchObject({ ending: 'nonzero_exit', exitCode: 4, stdout: 'out\n' })
      expect(await talk.receive()).toBeUndefined()
    })

    test.concurrent('gives what was said before the end after it', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: 'printf "one\\ntwo\\n" >&3' })
      expect(await talk.result).toMatchObject({ ending: 'ok' })
      expect([await talk.receive(), await talk.receive(), await talk.receive()]).toEqual(['one', 'two', undefined])
    })

    test.concurrent('ends at the limits of its program', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: 'sleep 1000' }, { limits: { wallMs: 1000 } })
      expect(await talk.receive()).toBeUndefined()
      expect(await talk.result).toMatchObject({ ending: 'timeout' })
    })

    test.concurrent('ends with a line that has no end', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: "exec tr '\\0' x < /dev/zero >&3" })
      expect(await talk.receive()).toBeUndefined()
      expect(await talk.result).toMatchObject({ ending: 'output_limit' })
    })

    test.concurrent('is not drowned by lines that nobody asked for', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: 'exec yes >&3' }, { limits: { wallMs: 1000 } })
      expect(await talk.receive()).toBe('y')
      expect(['timeout', 'output_limit']).toContain((await talk.result).ending)
    })

    test.concurrent('may be spoken into although nobody listens', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: 'exec 3>&-; echo deaf' })
      for (let i = 0; i < 100; i += 1) talk.send('x'.repeat(10_000))
      expect(await talk.result).toMatchObject({ ending: 'ok', stdout: 'deaf\n' })
      talk.send('after the end')
      talk.stop()
    })

    test.concurrent('is ended by whoever gives it up, with all that it started', async () => {
      const marker = createMarker()
      const giving = new AbortController()
      const talk = await opened.sandbox.open(
        { language: 'bash', code: 'echo up >&3; sleep 1000', args: [marker] },
        { signal: giving.signal },
      )
      expect(await talk.receive()).toBe('up')
      giving.abort()
      expect(await talk.receive()).toBeUndefined()
      await talk.result
      await expectGone(() => processesWith(marker))
    })

    test.concurrent('may stop waiting for a line without ending', async () => {
      const talk = await opened.sandbox.open({ language: 'bash', code: echo.bash })
      await expect(talk.receive(AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' })
      talk.send('still there')
      expect(await talk.receive()).toBe('heard still there')
      talk.stop()
      await talk.result
    })
  })
}
