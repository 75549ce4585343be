import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toValue } from './config-tree.ts'
import { parseMap } from './include.ts'
import { interpolate, referencedNames } from './interpolate.ts'

const run = (text: string, env: Record<string, string> = {}) => interpolate(parseMap(text, 'x.yaml'), env)
const value = (text: string, env: Record<string, string> = {}) => {
  const { root, problems } = run(text, env)
  expect(problems).toEqual([])
  return toValue(root)
}
const messages = (text: string) => run(text).problems.map(({ message }) => message)

describe('interpolate', () => {
  test('gives a lone reference the type of its target and writes any other into its text', () => {
    expect(value('a: 5\nb: ${a}\nc: port ${a}!\nd: {e: "${b}"}')).toEqual({ a: 5, b: 5, c: 'port 5!', d: { e: 5 } })
  })

  test('follows dotted paths through maps and lists', () => {
    expect(value('a: {b: [{c: x}]}\nd: ${ a.b.0.c }')).toMatchObject({ d: 'x' })
  })

  test('reads the environment, always as text, and falls back to a default', () => {
    expect(
      value('a: ${oc.env:PORT}\nb: ${oc.env:NONE,80}\nc: ${oc.env:NONE,}\nd: x${oc.env:NONE, y }', { PORT: '81' }),
    ).toEqual({
      a: '81',
      b: '80',
      c: '',
      d: 'xy',
    })
  })

  test('takes the default null as a key that is not set', () => {
    expect(value('a: ${oc.env:NONE,null}')).toEqual({ a: undefined })
  })

  test('lets a default refer on, and only when it is needed', () => {
    expect(value('a: ${oc.env:A,${oc.env:B,${c}}}\nc: deep')).toMatchObject({ a: 'deep' })
    expect(value('a: ${oc.env:A,${nowhere}}', { A: 'set' })).toMatchObject({ a: 'set' })
  })

  test('does not read what the environment holds as a reference', () => {
    expect(value('a: ${oc.env:A}\nb: ${a}', { A: '${oc.env:SECRET}' })).toEqual({
      a: '${oc.env:SECRET}',
      b: '${oc.env:SECRET}',
    })
  })

  test('writes a plain ${ for an escaped one', () => {
    expect(value(String.raw`a: \${b} costs $5`)).toEqual({ a: '${b} costs $5' })
  })

  test('lists all that must be set at once, each once', () => {
    expect(run('a: ???\nb: ${a} ${a}\nc: {d: "???"}\ne: ${oc.env:KEY}').problems).toMatchObject([
      { code: 'config_value_missing', path: 'a', place: { line: 1 }, message: 'a must be set: it is ??? here.' },
      { code: 'config_value_missing', path: 'c.d', place: { line: 3 } },
      { code: 'config_value_missing', message: 'e needs the environment variable KEY, which is not set.' },
    ])
  })

  test.each([
    ['host: x\na: ${hots}', 'a refers to ${hots}, which is not set; did you mean "host"?'],
    ['a: ${b.c}\nb: {c: {d: 1}}', 'a refers to ${b.c}, which is a map, not one value.'],
    ['a: ${a}', 'a refers to itself: a → a.'],
    ['a: ${b}\nb: x${a}', 'b refers to itself: a → b → a.'],
    ['a: ${b', 'a has a ${ that is not closed.'],
    ['a: ${copy:b}', 'a asks for ${copy:…}, which is not supported; use ${oc.env:VAR} or ${path.to.value}.'],
  ])('refuses %j', (text, message) => {
    expect(messages(text)).toEqual([message])
  })

  test('stops references that double and references without end', () => {
    const doubling = Array.from({ length: 30 }, (_, i) => `a${i}: ${i ? `\${a${i - 1}}\${a${i - 1}}` : 'xxxx'}`)
    expect(messages(doubling.join('\n'))[0]).toMatch(/^a15 expands to more than 65536 characters\.$/)
    const empty = doubling.with(0, 'a0: ""')
    expect(messages(empty.join('\n'))).toEqual([])
    const chain = Array.from({ length: 5000 }, (_, i) => `a${i}: \${a${i + 1}}`)
    expect(messages(chain.join('\n'))[0]).toMatch(/more than 32 references/)
    expect(messages(`a: ${'${oc.env:A,'.repeat(2000)}${'}'.repeat(2000)}`)).toEqual(['a nests more than 32 defaults.'])
  })

  test('never throws and leaves a text without references alone', () => {
    const pieces = fc.constantFrom('${', '}', 'a', 'oc.env:', ',', '.', ':', '\\', '$', ' ', '???')
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join('')),
        (text) => {
          const { root, problems } = run(`a: ${JSON.stringify(text)}`)
          if (!text.includes('${') && text !== '???') expect([toValue(root), problems]).toEqual([{ a: text }, []])
        },
      ),
    )
  })
})

describe('referencedNames', () => {
  test('finds the first name of every reference, in defaults too', () => {
    expect(referencedNames(parseMap('a: ${b.c}\nd: ["x ${e}${ f }"]\ng: ${oc.env:H,${i}}', 'x.yaml'))).toEqual(
      new Set(['b', 'e', 'f', 'oc', 'i']),
    )
  })
})
