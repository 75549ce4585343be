import { compare } from './compare.ts'
import { conversion } from './conversion.ts'
import { count } from './count.ts'
import { difference } from './difference.ts'
import { extreme } from './extreme.ts'
import { lookUp } from './look-up.ts'
import { missing } from './missing.ts'
import type { Family } from './question.ts'
import { spell } from './spell.ts'
import { total } from './total.ts'

/** All families of questions by the name that rows use. A new one is a file of its own and a line here. */
export const families = {
  look_up: lookUp,
  compare,
  extreme,
  count,
  total,
  spell,
  difference,
  conversion,
  missing,
} satisfies Record<string, Family>

export type FamilyName = keyof typeof families

export const familyNames = Object.keys(families) as FamilyName[]
