export { extractAnswer } from './extract-answer.ts'
export type { Extraction, ExtractionMethod } from './extract-answer.ts'
