import { bashExhaustion } from './bash-exhaustion.ts'
import { bashReach } from './bash-reach.ts'
import type { HostileProgram } from './hostile-program.ts'
import { javascriptExhaustion } from './javascript-exhaustion.ts'
import { javascriptReach } from './javascript-reach.ts'
import { preludes } from './preludes.ts'
import { pythonExhaustion } from './python-exhaustion.ts'
import { pythonReach } from './python-reach.ts'

/** Hostile programs of one language: those that want too much, and those that reach for what is not theirs. */
export interface HostilePrograms {
  prelude: string
  exhaustion: readonly HostileProgram[]
  reach: readonly HostileProgram[]
}

/** Hostile programs by language. */
export const hostilePrograms: Readonly<Record<string, HostilePrograms>> = {
  python: { prelude: preludes.python, exhaustion: pythonExhaustion, reach: pythonReach },
  javascript: { prelude: preludes.javascript, exhaustion: javascriptExhaustion, reach: javascriptReach },
  // What reads TypeScript is what runs JavaScript: what it uses up is the same.
  typescript: { prelude: preludes.javascript, exhaustion: [], reach: javascriptReach },
  bash: { prelude: preludes.bash, exhaustion: bashExhaustion, reach: bashReach },
}
