import { findInSystem } from './find-runtime.ts'
import type { Language } from './language.ts'

export const bash: Language = {
  name: 'bash',
  entry: 'main.sh',
  find: () => findInSystem('bash'),
  programs: ['bash'],
  install: 'apt-get install --yes bash',
  command: ({ path }, { entry, args }) => [path, entry, ...args],
  overheadBytes: 0,
  signs: {
    memory: /cannot allocate|xrealloc|memory exhausted/i,
    processes: /fork: (?:retry: )?Resource temporarily unavailable/,
  },
}
