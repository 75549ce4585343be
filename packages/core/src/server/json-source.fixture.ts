import * as fc from 'fast-check'

/** One member of an object as it is spelled. */
export interface MemberSource {
  /** The name with its quotes and escapes. */
  readonly name: string
  /** Name, colon and value, with the white space between them. */
  readonly source: string
}

/** JSON text as no serialiser writes it: escapes, odd numbers, duplicate names, white space, lone surrogates, depth. */
export const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n  ')

const hex = fc.integer({ min: 0, max: 0xffff }).map((unit) => unit.toString(16).padStart(4, '0'))

const character = fc.oneof(
  fc.constantFrom('a', 'é', '漢', '😀', ' ', ' ', '\ufeff', '{', '}', '[', ']', ',', ':', '/', '<', '\u007f'),
  fc.constantFrom(
    '\\"',
    '\\\\',
    '\\/',
    '\\b',
    '\\f',
    '\\n',
    '\\r',
    '\\t',
    '\\u0000',
    '\\ud800',
    '\\udc00\\ud800',
    '\\uD83D\\uDE00',
  ),
  hex.map((digits) => `\\u${digits}`),
)

const text = fc.array(character, { maxLength: 8 }).map((characters) => `"${characters.join('')}"`)

const digits = fc.stringMatching(/^(0|[1-9]\d{0,24})$/)
const number = fc.oneof(
  fc.constantFrom(
    '-0',
    '-0.0',
    '1.0',
    '1e2',
    '1E+2',
    '1.50e-3',
    '9007199254740993',
    '18446744073709551615',
    '-9223372036854775808',
    '1e400',
    '-1E-400',
  ),
  fc
    .tuple(
      fc.constantFrom('', '-'),
      digits,
      fc.constantFrom('', '.0', '.10', '.1000000000000000055511'),
      fc.constantFrom('', 'e5', 'E-07', 'e+0'),
    )
    .map((parts) => parts.join('')),
)

const names = [
  'a',
  '10',
  '2',
  '__proto__',
  'constructor',
  'toString',
  'seed',
  '',
  'reward',
  'mask_sample',
  '_ng_task_index',
  'response',
]
const name = fc.oneof(
  fc.constantFrom(...names).map((key) => JSON.stringify(key)),
  text,
)

/** Any JSON value. */
export const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(number, text, fc.constantFrom('true', 'false', 'null')),
    fc
      .tuple(space, fc.array(fc.tuple(space, tie('value'), space), { maxLength: 3 }))
      .map(([inside, items]) => `[${items.length ? items.map((item) => item.join('')).join(',') : inside}]`),
    fc
      .tuple(space, fc.array(fc.tuple(space, name, space, space, tie('value'), space), { maxLength: 3 }))
      .map(
        ([inside, members]) =>
          `{${members.length ? members.map(([a, key, b, c, inner, d]) => `${a}${key}${b}:${c}${inner}${d}`).join(',') : inside}}`,
      ),
  ),
})).value

/** A value under up to `levels` more lists and objects. */
export const deepValue = (levels: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.constantFrom(['[', ']'], ['{"d":', '}'], [' [ 1 , ', '\n]']), { maxLength: levels }), value)
    .map(([wraps, inner]) => {
      const opened = wraps.map(([open]) => open).join('')
      const closed = wraps
        .map(([, close]) => close)
        .toReversed()
        .join('')
      return opened + inner + closed
    })

/** A member with a name of the given spelling, or of any. */
export const member = (
  spelled: fc.Arbitrary<string> = name,
  inner: fc.Arbitrary<string> = value,
): fc.Arbitrary<MemberSource> =>
  fc
    .tuple(spelled, space, space, inner)
    .map(([key, before, after, body]) => ({ name: key, source: `${key}${before}:${after}${body}` }))

/** Another spelling of the same name: some of its characters as `\uXXXX`. */
export const respelled = (key: string): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: key.length, maxLength: key.length }).map((escapes) => {
    const units = Array.from({ length: key.length }, (_, i) =>
      escapes[i] ? `\\u${key.charCodeAt(i).toString(16).padStart(4, '0')}` : key.charAt(i),
    )
    return `"${units.join('')}"`
  })

/** An object's text made of members, with white space before, between and after them. */
export const objectOf = (members: readonly MemberSource[], spaces: readonly string[]): string => {
  const at = (i: number) => spaces[i % spaces.length] ?? ''
  return `${at(0)}{${members.map(({ source }, i) => at(2 * i + 1) + source + at(2 * i + 2)).join(',')}}${at(3)}`
}
