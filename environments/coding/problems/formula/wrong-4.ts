function evaluate(formula: string): bigint {
  const tokens = formula.match(/[0-9]+|[^ ]/g) ?? []
  let at = 0
  type Lazy = () => bigint

  const sum = (): Lazy => {
    let left = product()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const operator = tokens[at++]
      const a = left
      const b = product()
      left = () => (operator === '+' ? a() + b() : a() - b())
    }
    return left
  }
  const product = (): Lazy => {
    let left = signed()
    while (tokens[at] === '*' || tokens[at] === '/') {
      const operator = tokens[at++]
      const a = left
      const b = signed()
      left = () => (operator === '*' ? a() * b() : a() / b())
    }
    return left
  }
  const signed = (): Lazy => {
    if (tokens[at] !== '-') return power()
    at++
    const a = signed()
    return () => -a()
  }
  const power = (): Lazy => {
    const a = atom()
    if (tokens[at] !== '^') return a
    at++
    const b = signed()
    return () => a() ** b()
  }
  const atom = (): Lazy => {
    const token = tokens[at++]
    if (token !== undefined && /^[0-9]/.test(token)) return () => BigInt(token)
    if (token !== '(') throw new SyntaxError('a number is missing')
    const inner = sum()
    if (tokens[at++] !== ')') throw new SyntaxError('a parenthesis is missing')
    return inner
  }

  const value = sum()
  // BigInt arithmetic throws a RangeError for a division by zero and for a negative exponent.
  return value()
}
