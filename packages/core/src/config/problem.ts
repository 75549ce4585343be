import type { ErrorCode } from '../errors/codes.ts'
import { GymError } from '../errors/gym-error.ts'
import { nearest } from './nearest.ts'

/** Where a setting was written. */
export interface Place {
  /** A path as the user gave it, or what stands for one, such as `the command line`. */
  file: string
  /** Counted from 1. */
  line?: number
  column?: number
}

/** One thing wrong with a config. */
export interface Problem {
  code: Extract<ErrorCode, `config_${string}`>
  place: Place
  /** Dotted, such as `weather.resources_servers.weather.port`; left out when a whole file is meant. */
  path?: string
  /** A sentence without its place. */
  message: string
  /** What was probably meant. */
  nearest?: string
}

/** A value that cannot be what it is. */
export function invalid({ place }: { place: Place }, path: string, message: string): Problem {
  return { code: 'config_invalid', place, path, message }
}

/** A key that nothing reads. */
export function unknownKey({ place }: { place: Place }, path: string, what: string, known: readonly string[]): Problem {
  const meant = nearest(path.slice(path.lastIndexOf('.') + 1), known)
  const message = `${path} is ${what}; ${suggest(meant, known)}`
  return { code: 'config_unknown_key', place, path, message, ...(meant !== undefined && { nearest: meant }) }
}

/** A key that NeMo Gym reads and this project does not: ignoring it would mislead. */
export function unsupportedKey({ place }: { place: Place }, path: string): Problem {
  const message = `${path} is a setting of NeMo Gym that is not supported here.`
  return { code: 'config_unknown_key', place, path, message }
}

/** All problems as one error: the first decides its code, `details.problems` lists them for programs. */
export function toError(first: Problem, ...others: Problem[]): GymError {
  const problems = [first, ...others]
  const lines = problems.map(({ place, message }) => `${formatPlace(place)}: ${message}`)
  return new GymError({
    code: first.code,
    message: others.length === 0 ? lines.join() : `${problems.length} problems in the config:\n  ${lines.join('\n  ')}`,
    details: { problems },
  })
}

/** @throws {GymError} when there is at least one problem */
export function throwProblems([first, ...others]: readonly Problem[]): void {
  if (first !== undefined) throw toError(first, ...others)
}

/** `configs/weather.yaml:4:7`. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

/** The end of a sentence about an unknown name: the nearest valid one, or all of them. */
export function suggest(meant: string | undefined, available: readonly string[]): string {
  if (meant !== undefined) return `did you mean "${meant}"?`
  return available.length === 0 ? 'none is available.' : `available: ${available.join(', ')}.`
}
