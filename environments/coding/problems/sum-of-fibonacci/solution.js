function fibonacciSum(n) {
  if (n < 0n) throw new RangeError('n is negative')
  const numbers = [1n, 2n]
  while (numbers.at(-1) < n) numbers.push(numbers.at(-1) + numbers.at(-2))
  const terms = []
  for (const number of numbers.reverse()) {
    if (n >= number) {
      terms.push(number)
      n -= number
    }
  }
  return terms
}
