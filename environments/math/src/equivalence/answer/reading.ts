import type { Budget } from '../decide/budget.ts'
import type { Node } from '../syntax/node.ts'
import type { Answer } from './answer.ts'
import type { SignReading } from './signs.ts'

/** How an answer is read, where there are several ways. */
export interface Reading {
  signs: SignReading
  budget: Budget
}

/** What reads one part of an answer. */
export type Interpret = (node: Node, reading: Reading) => Answer
