function fibonacciSum(n) {
  if (n < 0n) throw new RangeError('n is negative')
  const numbers = [1n, 2n]
  while (numbers.length < 100) numbers.push(numbers.at(-1) + numbers.at(-2))
  const terms = []
  for (let i = numbers.length - 1; i >= 0; i--) {
    if (numbers[i] <= n) {
      terms.push(numbers[i])
      n -= numbers[i]
    }
  }
  return terms
}
