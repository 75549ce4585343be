import { writeFileSync } from 'node:fs'
import { exampleLines } from './examples.ts'

writeFileSync(new URL('../data/example.jsonl', import.meta.url), exampleLines())
