function layers(needs: Record<string, string[]>): string[][] {
  const missing = new Map<string, number>()
  const users = new Map<string, string[]>()
  for (const [step, list] of Object.entries(needs)) {
    const others = new Set(list)
    missing.set(step, others.size)
    for (const other of others) {
      if (!users.has(other)) users.set(other, [])
      users.get(other)!.push(step)
    }
  }
  for (const other of users.keys()) if (!missing.has(other)) missing.set(other, 0)
  const result: string[][] = []
  let ready = [...missing].filter(([, count]) => count === 0).map(([step]) => step)
  let done = 0
  while (ready.length > 0) {
    result.push(ready.sort())
    done += ready.length
    const next: string[] = []
    for (const step of ready) {
      for (const user of users.get(step) ?? []) {
        const count = missing.get(user)! - 1
        missing.set(user, count)
        if (count === 0) next.push(user)
      }
    }
    ready = next
  }
  if (done < missing.size) throw new Error('a step needs itself')
  return result
}
