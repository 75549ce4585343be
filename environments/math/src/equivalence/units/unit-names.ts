import { parseUnit, unitNamed } from './parse-unit.ts'

/** Whether a text is the name of a unit, alone or made of several. */
export const isUnit = (text: string): boolean => parseUnit(text) !== undefined

/** Whether a text is a unit's name written out, such as `hours`, which is no product of letters. */
export const isWordUnit = (text: string): boolean => text.length > 2 && unitNamed(text) !== undefined
