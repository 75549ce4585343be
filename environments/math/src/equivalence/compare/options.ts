import type { VariableDomain } from '../decide/same-value.ts'

/** How far a number may be from the expected one; only where one of them is written as a decimal. */
export type Tolerance =
  /** At most this many times the expected value. */
  | { relative: number }
  | { absolute: number }
  /** Half a unit of the last digit that is written: 0.333 for 1/3, 3.14 for π. */
  | 'written'

/** What a row says of how its answer is compared. */
export interface CompareOptions {
  /** @default none: a decimal is the exact number that it writes */
  tolerance?: Tolerance | undefined
  /** The unit of numbers that are written without one, such as `cm` or `%`. */
  units?: string | undefined
  /** What variables stand for. @default real numbers */
  variables?: VariableDomain | undefined
}
