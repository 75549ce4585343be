import { defineEnvironment, isFunctionCall } from '@gym/core'
import { isRight, parseAnswer, parseReply } from './answer.ts'
import { shareShown, State, triedMissing } from './evidence.ts'
import { policies } from './policies.ts'
import { prompt } from './prompt.ts'
import { drawTask, poseTask, Task } from './task.ts'
import { tools } from './tools.ts'

/** Questions about real daily observations; a reward of 1 takes the right value and all look-ups that it rests on. */
export const environment = defineEnvironment({
  name: 'weather',
  domain: 'agent',
  description:
    'Questions about the daily weather of Seattle and New York from 2012 to 2015, answered through small look-ups.',
  task: Task,
  state: State,
  seedSession: () => ({ shown: [] }),
  tools,
  verify: ({ task, state, calls, output, outputText }) => {
    const { spans } = poseTask(task)
    const lookUps = [...calls('get_day'), ...calls('get_month')]
    const evidence = triedMissing(spans, lookUps) ? 1 : shareShown(spans, state)
    const answer = parseReply(outputText)
    const expected = parseAnswer(task.expected_answer)
    const isRightValue = answer !== undefined && expected !== undefined && isRight(answer, expected, task.tolerance)
    return {
      reward: isRightValue && evidence === 1 ? 1 : 0,
      right_value: isRightValue,
      evidence,
      parsed: answer !== undefined,
      tool_calls: output.filter(isFunctionCall).length,
    }
  },
  generate: drawTask,
  prompt,
  policies,
})
