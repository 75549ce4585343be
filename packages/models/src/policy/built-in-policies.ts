import type { Policy } from '@gym/core'
import { sampleArguments } from './sample-arguments.ts'

/** Does nothing and says so: the lowest reward of any environment worth its name. */
export const idle: Policy<unknown> = () => 'I am sorry, I have no answer.'

/** Calls one to four tools with arguments that their schemas allow, then says something. */
export const random: Policy<unknown> = async (context) => {
  const { tools, random: chance } = context
  if (tools.length > 0) {
    const calls = chance.integer(1, 4)
    for (let i = 0; i < calls; i += 1) {
      const tool = chance.pick(tools)
      await context.call(tool.name, sampleArguments(tool.parameters ?? {}, chance))
    }
  }
  return chance.pick(sentences)
}

// None of them is an answer to anything, so that luck does not look like skill.
const sentences = ['I have looked around.', 'That is all I can say.', 'I tried some tools.', 'Let us leave it at that.']

/** The policies that every environment has without writing them. */
export const builtInPolicies: Readonly<Record<string, Policy<unknown>>> = { idle, random }
