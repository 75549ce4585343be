import type { CallCase, Task } from './task.ts'

const titles = { python: 'Python', javascript: 'JavaScript', typescript: 'TypeScript' } as const
const fences = { python: 'python', javascript: 'javascript', typescript: 'typescript' } as const
const longestShown = 2000

/** The message that puts a task to a model. */
export function prompt(task: Task): string {
  const { question, language, entry_point, starter_code, is_repair, call_examples, run_examples } = task
  const title = titles[language]
  const parts = [question.trim()]
  if (starter_code.trim() !== '')
    parts.push(
      `${is_repair ? 'This program is wrong; mend it:' : 'Begin with:'}\n\n\`\`\`${fences[language]}\n${starter_code.trimEnd()}\n\`\`\``,
    )
  if (call_examples.length > 0 && entry_point !== undefined)
    parts.push(['Examples:', ...call_examples.map((example) => `- ${toCall(entry_point, example)}`)].join('\n'))
  for (const { stdin, stdout } of run_examples)
    parts.push(
      `For the input\n\n\`\`\`text\n${shown(stdin)}\n\`\`\`\n\nthe output is\n\n\`\`\`text\n${shown(stdout)}\n\`\`\``,
    )
  parts.push(
    entry_point === undefined
      ? `Write a ${title} program that reads standard input and writes standard output. Give it whole, in one fenced code block at the end of your answer.`
      : `Write the ${title} function \`${entry_point}\`. Give it whole, with all that it needs, in one fenced code block at the end of your answer.`,
  )
  return parts.join('\n\n')
}

function toCall(name: string, example: CallCase): string {
  const call = `\`${name}(${example.args.map((arg) => JSON.stringify(arg)).join(', ')})\``
  return 'raises' in example ? `${call} raises ${example.raises}` : `${call} is \`${JSON.stringify(example.expected)}\``
}

const shown = (text: string): string =>
  text.length > longestShown ? `${text.slice(0, longestShown)}…` : text.replace(/\n$/, '')
