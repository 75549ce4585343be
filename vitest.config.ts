import { defineConfig } from 'vitest/config'

const packages = {
  '@gym/core': 'packages/core',
  '@gym/models': 'packages/models',
  '@gym/agents': 'packages/agents',
  '@gym/rollouts': 'packages/rollouts',
  '@gym/cli': 'packages/cli',
  '@gym/sandbox': 'packages/sandbox',
  '@gym/coding': 'environments/coding',
  '@gym/game': 'environments/game',
  '@gym/math': 'environments/math',
  '@gym/weather': 'environments/weather',
  '@gym/tests': 'tests',
}

/** Many small files of pure functions, which need no process each. */
const shared = new Set(['@gym/game', '@gym/math', '@gym/weather'])

export default defineConfig({
  test: {
    // Vitest leaves a core free, which is half of a machine with two.
    maxWorkers: '100%',
    // A bound on what hangs, far from what anything takes: the machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: Object.entries(packages).map(([name, root]) => ({
      extends: true as const,
      root,
      test: { name, isolate: !shared.has(name) },
    })),
  },
})
