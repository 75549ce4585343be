import type { Task } from './task.ts'

/** What NeMo Gym's maths rows say before the question. */
const instruction = 'Solve the following math problem. Make sure to put the answer (and only answer) inside \\boxed{}.'

/** The message that puts a task to a model. */
export const prompt = ({ question }: Task): string => `${instruction}\n\n${question}`
