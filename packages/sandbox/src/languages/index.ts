import { bash } from './bash.ts'
import { javascript, typescript } from './javascript.ts'
import type { Language } from './language.ts'
import { python } from './python.ts'

/** The languages that are here from the start. */
export const languages: readonly Language[] = [python, javascript, typescript, bash]
