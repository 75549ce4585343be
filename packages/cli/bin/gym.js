#!/usr/bin/env node
// The command as it runs from sources; the published one is `dist/bin.js`. Plain JavaScript: what strips types from the first
// file takes ten megabytes and stays, while every later file comes stripped out of the compile cache.
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('../src/bin.ts')
