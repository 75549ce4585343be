/** What a worker of the pool runs: pure functions of their arguments. */
export { calculate } from './calculate.ts'
export { checkResponse } from './check-response.ts'
