import { SandboxError, type SandboxErrorCode } from '../sandbox-error.ts'
import type { CreateOptions } from './create-sandbox-process.ts'
import type { SandboxCalls } from './sandbox-calls.ts'

export type CallName = keyof SandboxCalls

/** What is sent to a sandbox's process: the first is `create`. */
export type Request =
  | { kind: 'create'; id: number; options: CreateOptions }
  | { kind: 'call'; id: number; name: CallName; args: readonly unknown[] }
  | { kind: 'abort'; id: number }

/** An error as plain values. */
export interface SentError {
  message: string
  code?: SandboxErrorCode
  fix?: string | undefined
}

/** What it answers, once to each `create` and `call`. */
export type Reply = { id: number; value: unknown } | { id: number; error: SentError }

export function toSent(error: unknown): SentError {
  if (error instanceof SandboxError) return { message: error.reason, code: error.code, fix: error.fix }
  return { message: error instanceof Error ? error.message : String(error) }
}

export function fromSent({ message, code, fix }: SentError, cause: unknown): Error {
  if (code === undefined) return new Error(message, { cause })
  return new SandboxError(code, message, { cause, ...(fix !== undefined && { fix }) })
}
