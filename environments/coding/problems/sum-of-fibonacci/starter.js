/**
 * The terms of n, a BigInt, from the largest to the smallest.
 */
function fibonacciSum(n) {
}
