/** The ways in which a response says which of its words are the final answer. */
export const presentations: readonly ((answer: string) => string)[] = [
  (answer) => `\\boxed{${answer}}`,
  (answer) => `Let us work it out step by step.\n\nTherefore the answer is $\\boxed{${answer}}$.`,
  (answer) => `<think>Could it be \\boxed{0}? No.</think>\nIt follows that\n\\[ \\boxed{${answer}} \\]`,
  (answer) => `First I got \\boxed{0}, but that is wrong. The correct answer is \\boxed{${answer}}.`,
  (answer) => `We compute.\n\nAnswer: ${answer}`,
  (answer) => `Some work.\n\n**Final Answer:** ${answer}`,
  (answer) => `1 + 1 = 2\n#### ${answer}`,
]
