/** The value of a formula of integers. */
function evaluate(formula: string): bigint {
}
