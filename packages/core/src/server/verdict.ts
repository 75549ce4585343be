import { toPublicText } from '../errors/error-text.ts'
import { GymError } from '../errors/gym-error.ts'

/** Lowest and highest reward, both inclusive. */
export type RewardRange = readonly [min: number, max: number]

/** What a verdict adds when there is nothing to say, as every NeMo Gym 0.7 server does. */
const noFailure = { mask_sample: false, failure_kind: null, failure_reason: null }

/**
 * The fields that a verifier's answer adds to its request.
 *
 * @throws {GymError} reward_invalid unless the reward, and each of its components, is a finite number and the reward in range
 */
export function verdictOf(
  answer: unknown,
  request: Record<string, unknown>,
  range: RewardRange,
): Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null) throw invalidAnswer(answer)
  const added = Object.fromEntries(
    Object.entries(answer).filter(([key, value]) => value !== request[key] || !Object.hasOwn(request, key)),
  )
  const reward = (answer as Record<string, unknown>)['reward']
  assertReward(reward, range, "The verifier's reward")
  const components = added['reward_components'] ?? {}
  if (typeof components !== 'object' || !Object.values(components).every((part) => Number.isFinite(part))) {
    throw invalidReward("The verifier's reward_components are not all finite numbers", 'an object of finite numbers')
  }
  return { ...added, reward, ...noFailure, ...pick(added, ['mask_sample', 'failure_kind', 'failure_reason']) }
}

/** @throws {GymError} reward_invalid unless it is a finite number in the range */
export function assertReward(reward: unknown, [min, max]: RewardRange, what: string): asserts reward is number {
  if (typeof reward === 'number' && Number.isFinite(reward) && reward >= min && reward <= max) return
  throw invalidReward(`${what} is ${toPublicText(reward)}`, `a finite number from ${min} to ${max}`)
}

/** The fields of a rollout that could not be judged: NeMo Gym's collectors keep it out of every mean. */
export function failureOf(error: unknown): Record<string, unknown> {
  const failure_reason = GymError.is(error) ? error.message : toPublicText(error)
  return {
    reward: 0,
    mask_sample: true,
    failure_kind: 'verifier_error',
    failure_reason,
    _ng_failure_class: 'verifier_error',
  }
}

const pick = (from: Record<string, unknown>, keys: string[]) =>
  Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]))

/** What a verifier answered that is no verdict at all. */
export const invalidAnswer = (answer: unknown): GymError =>
  invalidReward(`The verifier answered ${toPublicText(answer)}`, 'a reward or an object with one')

const invalidReward = (what: string, expected: string) =>
  new GymError({ code: 'reward_invalid', message: `${what}; expected ${expected}.` })
