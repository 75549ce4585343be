import { afterEach, expect, test, vi } from 'vitest'
import { consoleLogger } from './logger.ts'

afterEach(() => void vi.restoreAllMocks())

test('consoleLogger writes one JSON object a line on standard error, and nothing on standard output', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  consoleLogger.debug('unseen')
  consoleLogger.info('a\nb', { port: 1 })
  consoleLogger.warn('c')
  consoleLogger.error('d', { error: 'Error: x\n    at y' })
  const lines = error.mock.calls.map(([line]) => String(line))
  expect(lines.every((line) => !line.includes('\n'))).toBe(true)
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { time: expect.any(String), level: 'info', message: 'a\nb', port: 1 },
    { time: expect.any(String), level: 'warn', message: 'c' },
    { time: expect.any(String), level: 'error', message: 'd', error: 'Error: x\n    at y' },
  ])
  expect(log).not.toHaveBeenCalled()
})
