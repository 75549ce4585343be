/** Functions that the tests of the worker pool call in its workers; files are how a test sees and steers a busy worker. */
import { existsSync, writeFileSync } from 'node:fs'

class ParseError extends Error {}

export const answer = 42

export function add(a: number, b: number): number {
  return a + b
}

export async function addLater(a: bigint, b: bigint): Promise<bigint> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  return a + b
}

export function echo<Value>(value: Value): Value {
  return value
}

export function pid(): number {
  return process.pid
}

export function spin(ms: number): number {
  const end = performance.now() + ms
  while (performance.now() < end);
  return ms
}

/** Writes its process id to `started`, then blocks until `release` exists. */
export function hold(started: string, release: string): string {
  writeFileSync(started, `${process.pid}`)
  while (!existsSync(release)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
  return 'released'
}

export function forever(started: string): never {
  writeFileSync(started, `${process.pid}`)
  for (;;);
}

/** Leaves a mark when it has finished. */
export function mark(path: string): string {
  writeFileSync(path, '')
  return 'marked'
}

export function hoard(): number {
  const kept: number[][] = []
  for (;;) kept.push([kept.length, 1.5, 2.5])
}

/** One huge allocation: with threads and a heap of 32 MB this ends the whole process. */
export function powerTower(): number {
  const kept: bigint[] = []
  for (let i = 0n; ; i++) kept.push(2n ** 500_000_000n + i)
}

export function parse(text: string): never {
  throw new ParseError(`cannot parse ${text}`)
}

export function throwText(): never {
  // eslint-disable-next-line no-throw-literal
  throw 'only text'
}

export function giveFunction(): unknown {
  return () => 1
}

/** Talks to the parent process past the pool before it answers. */
export function chatter(): string {
  for (const message of [null, 'noise', {}, { id: 1 }]) process.send?.(message)
  return 'quiet'
}

export function exit(code: number): never {
  process.exit(code)
}

/** Throws outside of the call that it never answers. */
export function throwElsewhere(): Promise<never> {
  setTimeout(() => {
    throw new RangeError('thrown elsewhere')
  }, 0)
  return new Promise(() => {})
}
