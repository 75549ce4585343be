import { readFileSync } from 'node:fs'


const lines = readFileSync(0, 'utf8').split('\n').filter(line => line !== '')
const n = Number(lines[0])
const parent = Array.from({ length: n + 1 }, (_, i) => i)
const size = Array<number>(n + 1).fill(1)
let groups = n
let largest = 1
// what each join changed: the root that got a parent (0 if none), and the largest size before
const history: { child: number; largest: number }[] = []

// Without shortening of ways, so that a join can be taken back.
const find = (person: number): number => {
  while (parent[person] !== person) {
    parent[person] = parent[parent[person]!]!
    person = parent[person]!
  }
  return person
}

const output: (string | number)[] = []
for (const line of lines.slice(1)) {
  const [command, ...numbers] = line.split(' ')
  const [a = 0, b = 0] = numbers.map(Number)
  if (command === 'join') {
    let [root, child] = [find(a), find(b)]
    if (root === child) {
      history.push({ child: 0, largest })
      continue
    }
    if (size[root]! < size[child]!) [root, child] = [child, root]
    history.push({ child, largest })
    parent[child] = root
    size[root]! += size[child]!
    groups--
    largest = Math.max(largest, size[root]!)
  } else if (command === 'back') {
    const last = history.pop()
    if (last === undefined || last.child === 0) continue
    const root = parent[last.child]!
    size[root]! -= size[last.child]!
    parent[last.child] = last.child
    groups++
    largest = last.largest
  } else if (command === 'same') output.push(find(a) === find(b) ? 'yes' : 'no')
  else if (command === 'size') output.push(size[find(a)]!)
  else if (command === 'groups') output.push(groups)
  else output.push(largest)
}
console.log(output.join('\n'))
