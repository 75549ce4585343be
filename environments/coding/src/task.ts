import * as z from 'zod'

/** A plain value of a case, as JSON; what JSON has not is an object with one key that begins with `$`, see `judge/values`. */
const Value = z.json()

/** A call of the function: what it is given, and what it should return or raise. */
export const CallCase = z.union([
  z.strictObject({ args: z.array(Value).max(100), expected: Value }),
  z.strictObject({ args: z.array(Value).max(100), raises: z.string().max(200) }),
])
export type CallCase = z.infer<typeof CallCase>

/** A run of the program: what it reads, and what it should write. */
export const RunCase = z.strictObject({
  stdin: z.string().max(4_000_000),
  stdout: z.string().max(4_000_000),
})
export type RunCase = z.infer<typeof RunCase>

/** How what came out is held against what should have. */
export const Checker = z.discriminatedUnion('kind', [
  /** Calls: equal values. Runs: equal texts, save blanks at the ends of lines and blank lines at the end. */
  z.strictObject({ kind: z.literal('equal') }),
  /** Runs: equal words, whatever is between them. */
  z.strictObject({ kind: z.literal('words') }),
  /** Numbers may be off by this much, absolutely or as a share of the expected one. */
  z.strictObject({ kind: z.literal('float'), tolerance: z.number().min(0).max(1) }),
  /** Items of a list, or lines, may come in any order. */
  z.strictObject({ kind: z.literal('any_order') }),
])
export type Checker = z.infer<typeof Checker>

/** Test code of a dataset: Python that defines `check(candidate)`, or statements that call the function by its name. */
export const TestCode = z.strictObject({
  code: z.string().max(1_000_000),
  /** Definitions that the tests use, of the task and never of the submission. */
  setup: z.string().max(1_000_000).default(''),
  /** Each of these is one test; without them, `check` is the only one. */
  statements: z.array(z.string().max(100_000)).max(1000).optional(),
})
export type TestCode = z.infer<typeof TestCode>

export const Limits = z.strictObject({
  /** Seconds that one case may take. */
  time_limit_s: z.number().min(0.05).max(60).optional(),
  memory_limit_mb: z.int().min(32).max(4096).optional(),
  output_limit_kb: z.int().min(1).max(65_536).optional(),
})

export const languages = ['python', 'javascript', 'typescript'] as const

/** What the verifier knows and the model does not. */
const Hidden = {
  call_cases: z.array(CallCase).max(1000).optional(),
  run_cases: z.array(RunCase).max(1000).optional(),
  test_code: TestCode.optional(),
  /** A program that passes. */
  reference_solution: z.string().max(1_000_000).optional(),
  checker: Checker.optional(),
  limits: Limits.optional(),
}

/** What a dataset row asks: one of `call_cases`, `run_cases` and `test_code` says how it is judged. */
export const Task = z
  .object({
    question: z.string().max(200_000),
    language: z.enum(languages).default('python'),
    /** The function to write; for a program that is judged by what it writes there is none. */
    entry_point: z
      .string()
      .regex(/^[A-Za-z_$][\w$]*$/)
      .max(200)
      .optional(),
    /** Code that the model is given: what comes before the function, or a program that fails. */
    starter_code: z.string().max(200_000).default(''),
    /** Whether the starter code is a program to mend. */
    is_repair: z.boolean().default(false),
    /** Cases that the model sees. */
    call_examples: z.array(CallCase).max(100).default([]),
    run_examples: z.array(RunCase).max(100).default([]),
    verifier_metadata: z.object(Hidden),
    /** Where it comes from, and its name there. */
    source: z.string().max(100).optional(),
    task_id: z.string().max(200).optional(),
    difficulty: z.number().min(0).max(1).optional(),
  })
  .superRefine(({ verifier_metadata: { call_cases, run_cases, test_code }, entry_point, language }, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const ways = [call_cases, run_cases, test_code].filter((way) => way !== undefined)
    if (ways.length !== 1)
      refuse(['verifier_metadata'], 'must have one of call_cases, run_cases and test_code, and no other')
    if (run_cases?.length === 0 || call_cases?.length === 0) refuse(['verifier_metadata'], 'has no case')
    if (entry_point === undefined && run_cases === undefined)
      refuse(['entry_point'], 'is missing: the name of the function that is called')
    if (test_code && language !== 'python') refuse(['language'], 'must be python for test_code')
  })
export type Task = z.infer<typeof Task>
