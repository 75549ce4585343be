import type { Converter } from '@gym/core'
import { codeGen } from './code-gen.ts'
import { humaneval } from './humaneval.ts'
import { livecodebench } from './livecodebench.ts'
import { mbpp } from './mbpp.ts'
import type { TaskInput } from './record.ts'

/** Makers of tasks by the shape of the records that they read. */
export const converters: Record<string, Converter<TaskInput>> = { humaneval, mbpp, livecodebench, code_gen: codeGen }
