import { readFileSync } from 'node:fs'


type Entry = { name: string; priority: number; since: number }
const heap: Entry[] = []
const places = new Map<string, number>()

const isBefore = (a: Entry, b: Entry): boolean =>
  a.priority !== b.priority ? a.priority > b.priority : a.since < b.since

const put = (place: number, entry: Entry): void => {
  heap[place] = entry
  places.set(entry.name, place)
}

const up = (place: number): void => {
  const entry = heap[place]!
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (!isBefore(entry, heap[parent]!)) break
    put(place, heap[parent]!)
    place = parent
  }
  put(place, entry)
}

const down = (place: number): void => {
  const entry = heap[place]!
  for (;;) {
    let child = 2 * place + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
    if (!isBefore(heap[child]!, entry)) break
    put(place, heap[child]!)
    place = child
  }
  put(place, entry)
}

const remove = (place: number): Entry => {
  const entry = heap[place]!
  const last = heap.pop()!
  places.delete(entry.name)
  if (last !== entry) {
    put(place, last)
    up(place)
    down(places.get(last.name)!)
  }
  return entry
}

const output: string[] = []
const lines = readFileSync(0, 'utf8').split('\n').filter(line => line !== '')
lines.forEach((line, time) => {
  const [command, name = '', value] = line.split(' ')
  const place = places.get(name)
  if (command === 'add') {
    heap.push({ name, priority: Number(value), since: time })
    up(heap.length - 1)
  } else if (command === 'raise') {
    if (place !== undefined && Number(value) > heap[place]!.priority) {
      heap[place]!.priority = Number(value)
      up(place)
    }
  } else if (command === 'leave') {
    if (place) remove(place)
  } else {
    output.push(heap.length > 0 ? remove(0).name : 'nobody')
  }
})
output.push(`left ${heap.length}`)
console.log(output.join('\n'))
