import { describe, test } from 'vitest'
import type { Home } from '../process/home.ts'
import type { Provider } from '../provider/provider.ts'
import { brief } from './hostile/hostile-program.ts'
import { hostilePrograms } from './hostile/index.ts'
import { createSubject } from './subject.ts'
import { testConversations } from './suite/conversations.ts'
import { testCrowds } from './suite/crowds.ts'
import { testEnds } from './suite/ends.ts'
import { testHostile } from './suite/hostile.ts'
import { testLimits } from './suite/limits.ts'
import { testPlaces } from './suite/places.ts'
import { testPrograms } from './suite/programs.ts'
import { testSessions } from './suite/sessions.ts'
import { testWarmth } from './suite/warmth.ts'

export interface TestSandboxOptions {
  /** The provider's name. */
  name: string
  /** Makes the provider for a sandbox with this home. */
  create: (home: Home) => Provider
  /** Why it cannot be tested here: one skipped test says so in place of the suite. */
  skip?: string | undefined
  /** Only what differs with how limits are enforced; by default everything. */
  onlyLimits?: boolean
}

/** The contract of a provider as a suite: every provider runs it. */
export function testSandbox({ skip, ...options }: TestSandboxOptions): void {
  describe(`${options.name}: the contract of a sandbox`, () => {
    if (skip === undefined) testAll(options)
    else sayWhyNot(skip)
  })
}

function sayWhyNot(skip: string): void {
  test.skipIf(skip !== '')(`is kept: ${skip}`, () => {})
}

function testAll({ create, onlyLimits = false }: TestSandboxOptions): void {
  const subject = createSubject(create)
  testLimits(subject)
  for (const [language, { prelude, exhaustion, reach }] of Object.entries(hostilePrograms)) {
    // The clock is that of every provider.
    const programs = onlyLimits ? exhaustion.filter((each) => each.limits !== brief) : [...exhaustion, ...reach]
    testHostile(subject, { language, prelude, programs })
  }
  if (onlyLimits) return
  testPrograms(subject)
  testPlaces(subject)
  testWarmth(subject)
  testSessions(subject)
  testConversations(subject)
  testEnds(subject)
  testCrowds(subject)
}
