/**
 * Plays every item with at most `concurrency` in hand: an item is asked for when there is room to play it.
 *
 * @param stop no further item is taken once it is aborted; those in hand are awaited
 * @throws what `play` throws, after all in hand have ended; nothing further is taken
 */
export async function playAll<Item>(
  items: AsyncIterable<Item>,
  { concurrency, stop, play }: { concurrency: number; stop: AbortSignal; play: (item: Item) => Promise<void> },
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]()
  const failures: unknown[] = []
  const work = async () => {
    while (!stop.aborted && failures.length === 0) {
      const next = await iterator.next()
      // Asked again: the stop may have come while a line was read.
      if (next.done || stop.aborted) return
      await play(next.value)
    }
  }
  const workers = Array.from({ length: concurrency }, () => work().catch((error: unknown) => failures.push(error)))
  await Promise.all(workers)
  await iterator.return?.()
  if (failures.length > 0) throw failures[0]
}
