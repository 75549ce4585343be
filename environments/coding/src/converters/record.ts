import { GymError } from '@gym/core'
import type * as z from 'zod'
import type { Task } from '../task.ts'

/** A task as a row has it. */
export type TaskInput = z.input<typeof Task>

/** A record of a dataset as its file has it: hostile, and with any fields. */
export type DatasetRecord = Readonly<Record<string, unknown>>

/** Most characters of a record's own text that an error repeats. */
const quotedLength = 60

/** The refusal of a record for what is wrong with one of its fields. */
export const bad = (field: string, problem: string) =>
  new GymError({ code: 'row_invalid', message: `${field} ${problem}.`, details: { field } })

/** A hostile text as an error may show it: on one line and short. */
export function quote(text: string): string {
  const start = text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text
  return JSON.stringify(start)
}

/** What a value is, in a word that does not depend on its size. */
export function nameOfKind(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** Bounds of a text, in UTF-16 code units. */
export interface TextBounds {
  /** What the field is called in errors. @default its name */
  field?: string
  max: number
}

/**
 * The text of a field, blank or not; undefined where the field is absent or null.
 *
 * @throws {GymError} row_invalid when it is no text or too long
 */
export function optionalText(record: DatasetRecord, name: string, { field = name, max }: TextBounds) {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  return value === undefined || value === null ? undefined : checkText(value, field, max)
}

/** The text of a field that must have some. @throws {GymError} row_invalid when it is absent, no text, blank or too long */
export function textOf(record: DatasetRecord, name: string, { field = name, max }: TextBounds): string {
  const text = optionalText(record, name, { field, max })
  if (text === undefined) throw bad(field, 'is missing')
  if (text.trim() === '') throw bad(field, 'is blank')
  return text
}

/** @throws {GymError} row_invalid when the value is no text or too long */
export function checkText(value: unknown, field: string, max: number): string {
  if (typeof value !== 'string') throw bad(field, `must be a text, not ${nameOfKind(value)}`)
  if (value.length > max) throw bad(field, `has ${value.length} characters, and may have ${max}`)
  return value
}

/** Texts of an array, of at most `maxItems`. @throws {GymError} row_invalid when it is none */
export function checkTexts(value: unknown, field: string, bounds: { max: number; maxItems: number }): string[] {
  const items = checkArray(value, field, bounds.maxItems)
  return items.map((item, index) => checkText(item, `${field}[${index}]`, bounds.max))
}

/** @throws {GymError} row_invalid when the value is no array or has too many items */
export function checkArray(value: unknown, field: string, maxItems: number): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(field, `must be an array, not ${nameOfKind(value)}`)
  if (value.length > maxItems) throw bad(field, `has ${value.length} items, and may have ${maxItems}`)
  return value
}

/** @throws {GymError} row_invalid when the value is no object */
export function checkObject(value: unknown, field: string): DatasetRecord {
  if (value === undefined || value === null) throw bad(field, 'is missing')
  if (typeof value !== 'object' || Array.isArray(value)) throw bad(field, `must be an object, not ${nameOfKind(value)}`)
  return value as DatasetRecord
}

/** What a dataset calls the record: a text or an integer. @throws {GymError} row_invalid when it is neither, or too long */
export function idOf(record: DatasetRecord, name: string): { task_id?: string } {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  if (value === undefined || value === null) return {}
  return {
    task_id: typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : checkText(value, name, 200),
  }
}

/** @throws {GymError} row_invalid when the text is no name that a task can have for its function */
export function checkFunctionName(name: string, field: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw bad(field, `must be the name of a function, not ${quote(name)}`)
  return name
}

const difficulties = new Map([
  ['easy', 0],
  ['medium', 0.5],
  ['hard', 1],
])

/** The difficulty behind a word for it; none for words of other scales. */
export function difficultyOf(value: unknown): { difficulty?: number } {
  const word = typeof value === 'string' ? value.slice(0, 20).toLowerCase() : ''
  const difficulty = difficulties.get(word)
  return difficulty === undefined ? {} : { difficulty }
}
