import { mkdirSync, writeFileSync } from 'node:fs'
import { exampleLines } from './examples.ts'

const folder = new URL('../data/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('example.jsonl', folder), exampleLines())
