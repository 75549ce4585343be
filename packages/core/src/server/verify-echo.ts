import { withoutMembers } from './json-text.ts'
import type { JsonBody } from './request-body.ts'
import type { ReplyBody } from './simple-server.ts'

/** Fields that only a verifier may set: in a request they are forgeries and do not come back. */
export const verdictFields: readonly string[] = [
  'reward',
  'reward_components',
  'mask_sample',
  'failure_kind',
  'failure_reason',
  'instance_config',
  'verification_skipped',
]

const encoder = new TextEncoder()
const closingBrace = 0x7d
const shortBytes = 16_384

/**
 * The request's own bytes with the verdict's fields at the end: what was not read is not re-encoded,
 * so 64-bit integers, spellings of floats, unknown keys and their order come back as they were sent.
 *
 * @param request a body whose value is a non-empty object
 * @param verdict the fields to set; a field of the same name in the request is left out
 */
export function echo(request: JsonBody, verdict: Record<string, unknown>): ReplyBody {
  const own = new Set([...verdictFields, ...Object.keys(verdict)])
  for (const key of Object.keys(request.value as object)) if (key.startsWith('_ng_failure')) own.add(key)
  const isForged = [...own].some((key) => Object.hasOwn(request.value as object, key))
  const tail = `,${JSON.stringify(verdict).slice(1)}`
  // Short text goes out with the headers in one write; long bytes are not decoded and encoded again.
  if (isForged || request.bytes.length < shortBytes) {
    const text = isForged ? withoutMembers(request.text, own) : request.text
    const head = text.slice(0, text.lastIndexOf('}'))
    return head === '{' ? JSON.stringify(verdict) : head + tail
  }
  return [request.bytes.subarray(0, request.bytes.lastIndexOf(closingBrace)), encoder.encode(tail)]
}
