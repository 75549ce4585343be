import type { ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'

/** Whether a process, and what is read from it, keeps this one from ending: one that waits for work should not. */
export function holdOpen(
  child: ChildProcess,
  streams: readonly (Readable | Writable | null | undefined)[],
  isHeld: boolean,
): void {
  const how = isHeld ? 'ref' : 'unref'
  child[how]()
  // Of Node's streams those that are sockets keep a process.
  for (const each of streams) (each as Partial<Socket> | null | undefined)?.[how]?.()
}
