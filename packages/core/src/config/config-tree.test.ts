import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { type ConfigMap, mergeMaps, nodeAt, parseTree, toRecord, toValue } from './config-tree.ts'

function map(text: string, file = 'x.yaml'): ConfigMap {
  const tree = parseTree(text, file)
  if (tree.kind !== 'map') throw new TypeError('the test meant a map')
  return tree
}

describe('parseTree', () => {
  test('places an entry at its key and an item at itself, counted from 1', () => {
    const tree = parseTree('a:\n  b: 1\n  c:\n    - x\n', 'x.yaml')
    expect(nodeAt(tree, ['a', 'b']).node.place).toEqual({ file: 'x.yaml', line: 2, column: 3 })
    expect(nodeAt(tree, ['a', 'c', 0]).node.place).toEqual({ file: 'x.yaml', line: 4, column: 7 })
  })

  test('follows aliases to the anchor above them', () => {
    const tree = parseTree('a: &x 1\nb: *x\nc: &x 2\nd: [*x, *x]', 'x.yaml')
    expect(toValue(tree)).toEqual({ a: 1, b: 1, c: 2, d: [2, 2] })
  })

  test.each([
    ['a: [', /^x\.yaml:1:5: this is not valid YAML: Flow sequence .*\.$/],
    ['a: b: c', /^x\.yaml:1:4: this is not valid YAML: Nested mappings are not allowed in compact mappings\.$/],
    ['\ta: 1', /^x\.yaml:1:1: this is not valid YAML: Tabs are not allowed as indentation\.$/],
    ['a: 1\n---\nb: 2', /^x\.yaml:2:1: this is not valid YAML: Source contains multiple documents/],
    ['a: !secret 1', /^x\.yaml:1:4: this is not valid YAML: Unresolved tag: !secret\.$/],
    ['a: 1\nb: 2\na: 3', /^x\.yaml:3:1: "a" is given twice, first at x\.yaml:1:1\.$/],
    ['1: a\n"1": b', /^x\.yaml:2:1: "1" is given twice/],
    ['a: *none', /^x\.yaml:1:1: the alias \*none names no anchor above it\.$/],
    ['a: &x [*x]', /^x\.yaml:1:8: this is nested more than 64 levels deep\.$/],
    ['[a]: 1', /^x\.yaml:1:1: a key must be a plain word\.$/],
    ['<<: {a: 1}', /^x\.yaml:1:1: YAML merge keys \(<<\) are not read here; list the shared file in config_paths/],
    ['__proto__: {a: 1}', /^x\.yaml:1:1: "__proto__" cannot be a key\.$/],
    ['a: !!binary aGk=', /^x\.yaml:1:\d: this /],
  ])('refuses %j in one sentence with its place', (text, message) => {
    expect(() => parseTree(text, 'x.yaml')).toThrow(
      expect.objectContaining({ code: 'config_syntax', message: expect.stringMatching(message) }),
    )
  })

  test('stops an alias bomb before it has expanded', () => {
    const levels = 'abcdefghijkl'.split('')
    const bomb = levels.map((name, i) => `${name}: &${name} [${`${i > 0 ? `*${levels[i - 1]}` : 'x'},`.repeat(10)}]`)
    expect(() => parseTree(bomb.join('\n'), 'x.yaml')).toThrow('expand to more than 20000 values')
  })

  test('refuses a hundred thousand brackets and a megabyte too much', () => {
    expect(() => parseTree('['.repeat(100_000), 'x.yaml')).toThrow(expect.objectContaining({ code: 'config_syntax' }))
    expect(() => parseTree(`a: ${'x'.repeat(1_000_000)}`, 'x.yaml')).toThrow('1000000 characters')
  })

  test('throws nothing but config_syntax, whatever the text', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      '&x',
      '*x',
      '"',
      "'",
      '#',
      '|',
      '!',
      '?',
      '  ',
      '%',
      ',',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          try {
            parseTree(text, 'x.yaml')
          } catch (error) {
            expect(error).toMatchObject({ code: 'config_syntax' })
          }
        },
      ),
    )
  })

  test('reads back what was written', () => {
    const keys = fc.stringMatching(/^[a-z_]{1,8}$/)
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.boolean(), fc.string(), tie('list'), tie('map')),
      list: fc.array(tie('tree'), { maxLength: 4 }),
      map: fc.dictionary(keys, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        expect(toValue(parseTree(stringify(value), 'x.yaml'))).toEqual(value)
      }),
    )
  })
})

describe('mergeMaps', () => {
  test('merges maps and replaces anything else', () => {
    const merged = mergeMaps(map('a: {b: 1, c: [1, 2]}\nd: 1'), map('a: {c: [3], e: 4}\nd: {f: 5}'))
    expect(toValue(merged)).toEqual({ a: { b: 1, c: [3], e: 4 }, d: { f: 5 } })
  })

  test('keeps the place of each value', () => {
    const merged = mergeMaps(map('a: {b: 1}'), map('a: {c: 2}', 'over.yaml'))
    expect(nodeAt(merged, ['a', 'b']).node.place.file).toBe('x.yaml')
    expect(nodeAt(merged, ['a', 'c']).node.place.file).toBe('over.yaml')
  })
})

describe('toRecord', () => {
  test('leaves a key without a value unset', () => {
    expect(toRecord(map('a:\nb: null\nc: 1'))).toEqual({ a: undefined, b: undefined, c: 1 })
  })
})

describe('nodeAt', () => {
  test('gives the last node on the way when there is none at the end', () => {
    const tree = map('a: {b: 1}')
    expect(nodeAt(tree, ['a', 'x', 'y'])).toEqual({ node: nodeAt(tree, ['a']).node, found: false })
    expect(nodeAt(tree, ['a', 'b'])).toMatchObject({ node: { value: 1 }, found: true })
  })
})
