import { withoutMembers } from '@gym/core'

/** A JSON object beside the text it was read from. */
export interface JsonObject {
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * Sets top-level members of a JSON object in its text; undefined takes a member out.
 *
 * What is not named keeps its text, so that 64-bit integers and the spellings of floats survive. New members go to the end.
 */
export function setMembers({ text, value }: JsonObject, members: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(members)
  const kept = keys.some((key) => Object.hasOwn(value, key)) ? withoutMembers(text, new Set(keys)) : text
  const added = JSON.stringify(members)
  if (added === '{}') return kept
  const body = kept.slice(0, kept.lastIndexOf('}')).trimEnd()
  return `${body}${body.endsWith('{') ? '' : ','}${added.slice(1)}`
}

/** The same JSON without line breaks: outside its strings, where alone they can stand, a blank means the same. */
export function toOneLine(json: string): string {
  return json.replace(/[\r\n]+/g, ' ')
}

/** Parses text whose value is an object; undefined for anything else. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { text, value } : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is an object with named fields: no null, no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
