import { createInterface, emitKeypressEvents } from 'node:readline'
import type { Input } from '../effects.ts'

/** What a player typed: a text, or that there will be no more of it. */
export type Typed = { readonly text: string } | { readonly end: 'left' | 'interrupted' }

/** Texts that a person types, one after another. */
export interface PlayerInput extends Disposable {
  /** Waits for the next text. */
  next(): Promise<Typed>
}

/** Reads lines, from a terminal or from what is piped in; `signal` interrupts. */
export function readLines(input: Input, signal: AbortSignal): PlayerInput {
  const reader = createInterface({ input, terminal: false })
  const queue = new TypedQueue()
  reader.on('line', (text) => queue.push({ text: text.trim() }))
  reader.on('close', () => queue.push({ end: 'left' }))
  const interrupt = () => queue.push({ end: 'interrupted' })
  signal.addEventListener('abort', interrupt)
  return {
    next: () => queue.shift(),
    [Symbol.dispose]() {
      signal.removeEventListener('abort', interrupt)
      reader.close()
      letGo(input)
    },
  }
}

/** A key of the terminal, as `node:readline` tells of it. */
interface Key {
  readonly name?: string
  readonly ctrl?: boolean
  readonly sequence?: string
}

const keyTexts: Readonly<Record<string, string>> = {
  up: 'up',
  w: 'up',
  down: 'down',
  s: 'down',
  left: 'left',
  a: 'left',
  right: 'right',
  d: 'right',
  h: 'help',
  '?': 'help',
  q: 'quit',
}

/** Reads single keys of a terminal: arrows and WASD as directions, ? and h as help, q as quit. The terminal is as before once it is disposed of. */
export function readKeys(input: Input, signal: AbortSignal): PlayerInput {
  const queue = new TypedQueue()
  const onKey = (_: string | undefined, { name, ctrl, sequence }: Key) => {
    if (ctrl && name === 'c') return queue.push({ end: 'interrupted' })
    if (ctrl && name === 'd') return queue.push({ end: 'left' })
    const text = ctrl ? undefined : keyTexts[name ?? sequence ?? '']
    if (text !== undefined) queue.push({ text })
  }
  const interrupt = () => queue.push({ end: 'interrupted' })
  const end = () => queue.push({ end: 'left' })
  emitKeypressEvents(input)
  input.on('keypress', onKey)
  input.on('end', end)
  signal.addEventListener('abort', interrupt)
  input.setRawMode?.(true)
  input.resume()
  return {
    next: () => queue.shift(),
    [Symbol.dispose]() {
      input.setRawMode?.(false)
      signal.removeEventListener('abort', interrupt)
      input.removeListener('keypress', onKey)
      input.removeListener('end', end)
      letGo(input)
    },
  }
}

/** An input that nobody reads any more must not keep the process alive. */
function letGo(input: Input): void {
  input.pause()
  input.unref?.()
}

/** What was typed and not yet asked for, and who waits for more; after an end there is nothing else. */
class TypedQueue {
  readonly #typed: Typed[] = []
  #waiting: ((typed: Typed) => void) | undefined
  #end: Typed | undefined

  push(typed: Typed): void {
    if (this.#end) return
    if ('end' in typed) this.#end = typed
    // An interrupt does not wait until what was typed ahead is played.
    if ('end' in typed && typed.end === 'interrupted') this.#typed.length = 0
    const waiting = this.#waiting
    this.#waiting = undefined
    if (waiting) waiting(typed)
    else if (!('end' in typed)) this.#typed.push(typed)
  }

  shift(): Promise<Typed> {
    const typed = this.#typed.shift() ?? this.#end
    return typed ? Promise.resolve(typed) : new Promise((resolve) => (this.#waiting = resolve))
  }
}
