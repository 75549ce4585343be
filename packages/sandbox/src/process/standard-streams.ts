import { spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, rmSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { type Readable, Writable } from 'node:stream'

/** Standard streams of a process to start. */
export interface StandardStreams {
  /** File descriptors to hand on, and to close here then: input, output, error. */
  theirs: readonly [number, number, number]
  stdin: Writable
  stdout: Readable
  stderr: Readable
  destroy: () => void
}

const { O_CREAT, O_EXCL, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants
const madeAtOnce = 96

/**
 * Opens standard streams that a program may open again by name, as with `/dev/stdin` or `/dev/stderr`, which it cannot do with the
 * sockets that Node makes of `pipe`.
 *
 * Input is a file, to be written before the program begins; output and error are pipes, made some at a time. All have a name below
 * `folder` only while they are opened: nobody finds another's.
 */
export function prepareStandardStreams(folder: string): () => StandardStreams {
  const pipes: string[] = []
  let count = 0
  const name = () => join(folder, String((count += 1)))
  const makePipes = () => {
    const paths = Array.from({ length: madeAtOnce }, name)
    const { status, error } = spawnSync('mkfifo', ['-m', '666', ...paths], { stdio: 'ignore' })
    if (status !== 0) throw error ?? new Error(`mkfifo ended with ${status}`)
    pipes.push(...paths)
  }
  let isMaking = false
  /** Makes more while there still are some, so that nobody waits for them. */
  const makeMorePipes = () => {
    isMaking = true
    const paths = Array.from({ length: madeAtOnce }, name)
    const making = spawn('mkfifo', ['-m', '666', ...paths], { stdio: 'ignore' })
    const onEnd = (status: number | null) => {
      isMaking = false
      if (status === 0) pipes.push(...paths)
    }
    making.once('error', () => onEnd(null)).once('close', onEnd)
    making.unref()
  }
  return () => {
    if (pipes.length < 2) makePipes()
    if (pipes.length < madeAtOnce / 2 && !isMaking) makeMorePipes()
    const [input, output, error] = [
      openInput(name()),
      openOutput(pipes.pop() as string),
      openOutput(pipes.pop() as string),
    ]
    const { ours: stdin } = input
    const [{ ours: stdout }, { ours: stderr }] = [output, error]
    return {
      theirs: [input.theirs, output.theirs, error.theirs],
      stdin,
      stdout,
      stderr,
      destroy: () => [stdin, stdout, stderr].forEach((each) => void each.destroy()),
    }
  }
}

function openInput(path: string): { theirs: number; ours: Writable } {
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL, 0o444)
  const theirs = openSync(path, O_RDONLY)
  rmSync(path)
  const ours = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      try {
        for (let at = 0; at < chunk.length;) at += writeSync(file, chunk, at)
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    destroy: (error, done) => {
      closeSync(file)
      done(error)
    },
  })
  return { theirs, ours }
}

function openOutput(path: string): { theirs: number; ours: Socket } {
  // An end without the other waits for it, unless it is told not to.
  const ours = openSync(path, O_RDONLY | O_NONBLOCK)
  const theirs = openSync(path, O_WRONLY)
  rmSync(path)
  return { theirs, ours: new Socket({ fd: ours, readable: true, writable: false }) }
}
