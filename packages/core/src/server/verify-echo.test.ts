import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineEnvironment } from '../environment/define-environment.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { responseOf, silent, verifyBody } from './agent.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'
import { deepValue, member, type MemberSource, objectOf, respelled, space } from './json-source.fixture.ts'

const verdict = { reward: 0.5, note: 'x "é" 😀', mask_sample: false, failure_kind: null, failure_reason: null }
const own = [
  'reward',
  'note',
  'mask_sample',
  'failure_kind',
  'failure_reason',
  'reward_components',
  '_ng_failure_class',
  '_ng_failure_x',
  'instance_config',
  'verification_skipped',
]
const isOwn = ({ name }: MemberSource) =>
  own.includes(JSON.parse(name) as string) || (JSON.parse(name) as string).startsWith('_ng_failure')

const environment = defineEnvironment({
  name: 'echo',
  domain: 'other',
  task: z.looseObject({}),
  verify: () => ({ reward: 0.5, note: verdict.note }),
})

/** The members that a verify request needs; the last of a name is the one that counts. */
const required: MemberSource[] = [
  { name: '"responses_create_params"', source: '"responses_create_params" : {"input":"", "temperature":1.0}' },
  {
    name: '"response"',
    source: `"response":${JSON.stringify(responseOf([{ type: 'message', role: 'assistant', content: '', ids: [1] }])).replace('"ids":[1]', '"prompt_token_ids":[9007199254740993, 1e2,-0.0], "generation_log_probs" :[-1.50E-3]')}`,
  },
]

const anyMember = member(undefined, deepValue(500))
// Past the size from which an answer is made of bytes and not of text.
const bulk = fc
  .boolean()
  .map((isLong) => (isLong ? [{ name: '"bulk"', source: `"bulk":"${'漢😀\\ud800'.repeat(2_000)}"` }] : []))
const body = (extra: fc.Arbitrary<MemberSource>) =>
  fc
    .tuple(
      fc.array(extra, { maxLength: 4 }),
      bulk,
      fc.array(extra, { maxLength: 4 }),
      fc.array(space, { minLength: 1, maxLength: 9 }),
    )
    .map(([before, long, after, spaces]) => {
      const isTaken = ({ name }: MemberSource) =>
        ['response', 'responses_create_params'].includes(JSON.parse(name) as string)
      const members = [...before, ...required, ...long, ...after.filter((extra) => !isTaken(extra))]
      return { members, text: objectOf(members, spaces) }
    })

describe.each(transports)('echo, through POST /verify, %s', (transport) => {
  const opened = connect(new EnvironmentServer(environment, { log: silent, maxNesting: 512 }), transport)
  afterAll(async () => (await opened)[Symbol.asyncDispose]())
  const numRuns = transport === 'in process' ? 300 : 100

  async function verify(text: string): Promise<string> {
    const response = await (await opened).request('/verify', { method: 'POST', body: text })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const answer = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    expect([response.status, answer]).toEqual([200, answer])
    return answer
  }

  test('gives the request back byte for byte, with the verdict at its end (INT-2)', async () => {
    await fc.assert(
      fc.asyncProperty(body(anyMember.filter((extra) => !isOwn(extra))), async ({ text }) => {
        expect(await verify(text)).toBe(`${text.slice(0, text.lastIndexOf('}'))},${JSON.stringify(verdict).slice(1)}`)
      }),
      { numRuns },
    )
  })

  test('gives every member back byte for byte save those that only a verdict may set, in any spelling and position (INT-2)', async () => {
    const forged = member(fc.constantFrom(...own).chain(respelled), deepValue(5))
    await fc.assert(
      fc.asyncProperty(body(fc.oneof(anyMember, forged)), async ({ members, text }) => {
        const answer = await verify(text)
        const kept = members.filter((each) => !isOwn(each)).map(({ source }) => source)
        if (members.some(isOwn)) expect(answer).toBe(`{${kept.join(',')},${JSON.stringify(verdict).slice(1)}`)
        const names = Object.keys(JSON.parse(answer) as object)
        expect(names.filter((name) => own.includes(name)).toSorted()).toEqual(Object.keys(verdict).toSorted())
        expect(JSON.parse(answer)).toMatchObject(verdict)
      }),
      { numRuns },
    )
  })

  test('gives back lists and objects nested to the very limit, and refuses one level more (SEC-5)', async () => {
    const at = (levels: number) =>
      JSON.stringify(verifyBody()).replace(/\}$/, `,"deep":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`)
    expect(await verify(at(512))).toContain(`"deep":${'['.repeat(511)}]`)
    const refused = await (await opened).request('/verify', { method: 'POST', body: at(513) })
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'body_too_deep' }])
  })

  test('gives back 4 MB of token ids unchanged (INT-2, SCL-9)', async () => {
    const ids = Array.from({ length: 400_000 }, (_, i) => `${i % 3 ? '' : ' '}${90071992547409 + i}`).join(',')
    const text = JSON.stringify(verifyBody()).replace(/\}$/, `,"ids":[${ids}]}`)
    expect(await verify(text)).toBe(`${text.slice(0, -1)},${JSON.stringify(verdict).slice(1)}`)
  })
})
