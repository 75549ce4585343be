import { joinMembers, memberTexts, verdictFields } from '@gym/core'
import { isObject } from '../rollout/is-object.ts'
import type { ReadRow } from '../rollout/read-row.ts'
import type { JsonAnswer } from '../rollout/resources-connection.ts'
import type { EpisodeEnd } from './episode-loop.ts'

/** What the environment's facts do not become beside the reward: whose the row is, and what the protocol alone reads. */
const ownFields = new Set([
  'agent_ref',
  'task_source',
  'skills_ref',
  'supports_explicit_close',
  'supports_step_idempotency',
])

/** Longer texts stay in `info` alone. */
const maxTextChars = 1000

/**
 * Makes of an episode what a `/verify` would have answered, so that trainers, metrics and reports read it alike: the row, the
 * whole rollout as `response`, the reward, and the numbers, booleans and short texts of the last `info` as metrics beside it.
 *
 * What the row and the environment wrote stays as they wrote it, so that 64-bit integers survive.
 *
 * @param first the observation that the prompt was extended by
 */
export function toEpisodeResult(read: ReadRow, first: object | undefined, end: EpisodeEnd): JsonAnswer {
  const { response, reward, terminated, truncated, last } = end
  const members = memberTexts(read.text)
  for (const key of members.keys())
    if (verdictFields.includes(key) || key.startsWith('_ng_failure')) members.delete(key)
  if (first) members.set('responses_create_params', extendInput(members.get('responses_create_params') ?? '{}', first))
  const verdict = {
    response,
    reward,
    terminated,
    truncated,
    mask_sample: false,
    failure_kind: null,
    failure_reason: null,
  }
  for (const [key, value] of Object.entries(verdict)) members.set(key, JSON.stringify(value))
  members.set('info', joinMembers(last.infoTexts))
  for (const [key, text] of last.infoTexts) {
    if (!members.has(key) && !isReserved(key) && isFlat(last.info[key])) members.set(key, text)
  }
  const text = joinMembers(members)
  const body: unknown = JSON.parse(text)
  if (!isObject(body)) throw new TypeError('joined members are an object')
  return { text, body }
}

/** Puts an item at the end of the prompt in the text of `responses_create_params`. */
function extendInput(params: string, item: object): string {
  const texts = memberTexts(params)
  const input = texts.get('input') ?? '[]'
  const items = input.startsWith('[')
    ? input.slice(1, -1).trim()
    : `{"type":"message","role":"user","content":${input}}`
  texts.set('input', `[${items}${items === '' ? '' : ','}${JSON.stringify(item)}]`)
  return joinMembers(texts)
}

const isReserved = (key: string) =>
  key.startsWith('_') || key.startsWith('ng_') || verdictFields.includes(key) || ownFields.has(key)

function isFlat(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxTextChars
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
}
