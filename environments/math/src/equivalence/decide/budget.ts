import type { Effort } from '../algebra/polynomial.ts'

/** A check has taken all the steps it may: it stays undecided. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/** A product of terms takes as long as so many steps. */
const algebraWeight = 4

/** Counts the steps of one check, so that it ends in bounded time whatever it is given. */
export class Budget implements Effort {
  #left: number
  readonly #whole: Budget | undefined

  constructor(steps = 2_000_000, whole?: Budget) {
    this.#left = steps
    this.#whole = whole
  }

  /** @param weight about as many as machine words that a step works on, at least 1 */
  spend(weight: number): void {
    this.#left -= weight
    this.#whole?.spend(weight * algebraWeight)
    if (this.#left < 0) throw new BudgetSpent('it takes more steps than a check may')
  }

  /** A budget of its own for the algebra of a part; its steps are paid from this one as well. */
  part(steps: number): Budget {
    return new Budget(steps, this)
  }
}
