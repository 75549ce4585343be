import type { Random } from '@gym/core'

const words = ['alpha', 'city', 'Oslo', 'blue', 'test', 'one', 'river', 'x', 'north', 'value']
const hex = '0123456789abcdef'
const alphanumeric = '0123456789abcdefghijklmnopqrstuvwxyz'
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes a string of the schema's `format`, or of words within `minLength` and `maxLength`. */
export function sampleString(schema: Record<string, unknown>, random: Random): string {
  const { format, pattern } = schema
  const make = typeof format === 'string' && Object.hasOwn(formats, format) ? formats[format] : undefined
  if (make) return make(random)
  const text = sampleWords(schema, random)
  if (typeof pattern !== 'string') return text
  // Some formats have only a pattern (zod's time of day), and many an author's pattern is one of the formats.
  const wanted = new RegExp(pattern, 'u')
  return [text, ...Object.values(formats).map((one) => one(random))].find((candidate) => wanted.test(candidate)) ?? text
}

function sampleWords(schema: Record<string, unknown>, random: Random): string {
  const min = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0
  const max = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Number.POSITIVE_INFINITY
  let text = random.pick(words)
  while (text.length < min) text += ` ${random.pick(words)}`
  return text.slice(0, Math.max(min, Math.min(max, text.length)))
}

const two = (value: number) => String(value).padStart(2, '0')
const chars = (random: Random, alphabet: string, length: number) =>
  Array.from({ length }, () => random.pick(alphabet.split(''))).join('')
const date = (random: Random) =>
  `${random.integer(1990, 2030)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`
const time = (random: Random) =>
  `${two(random.integer(0, 23))}:${two(random.integer(0, 59))}:${two(random.integer(0, 59))}`
const ipv4 = (random: Random) => Array.from({ length: 4 }, () => random.integer(1, 254)).join('.')
const ipv6 = (random: Random) => Array.from({ length: 8 }, () => chars(random, hex, 4)).join(':')
const uuid = (random: Random) => {
  const [a, b, c, d] = [chars(random, hex, 8), chars(random, hex, 4), chars(random, hex, 3), chars(random, hex, 3)]
  return `${a}-${b}-4${c}-${random.pick(['8', '9', 'a', 'b'])}${d}-${chars(random, hex, 12)}`
}
const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** The formats that zod emits. */
const formats: Readonly<Record<string, (random: Random) => string>> = {
  date,
  time,
  'date-time': (random) => `${date(random)}T${time(random)}Z`,
  duration: (random) => `P${random.integer(1, 30)}D`,
  email: (random) => `${chars(random, alphanumeric, 8)}@example.com`,
  uuid,
  guid: uuid,
  uri: (random) => `https://example.com/${random.pick(words)}`,
  hostname: (random) => `${random.pick(words).toLowerCase()}.example.com`,
  ipv4,
  ipv6,
  mac: (random) => Array.from({ length: 6 }, () => chars(random, hex, 2)).join(':'),
  cidrv4: (random) => `${ipv4(random)}/${random.integer(8, 30)}`,
  cidrv6: (random) => `${ipv6(random)}/${random.integer(16, 120)}`,
  base64: (random) => btoa(random.pick(words)),
  base64url: (random) => base64url(random.pick(words)),
  e164: (random) => `+49${chars(random, '123456789', 9)}`,
  nanoid: (random) => chars(random, alphanumeric, 21),
  cuid: (random) => `c${chars(random, alphanumeric, 24)}`,
  cuid2: (random) => `a${chars(random, alphanumeric, 23)}`,
  ulid: (random) => `0${chars(random, crockford, 25)}`,
  xid: (random) => chars(random, '0123456789abcdefghijklmnopqrstuv', 20),
  ksuid: (random) => chars(random, alphanumeric, 27),
  emoji: (random) => random.pick(['☀️', '❄️', '🌧️']),
  jwt: (random) =>
    `${base64url('{"typ":"JWT","alg":"HS256"}')}.${base64url('{"sub":"1"}')}.${chars(random, alphanumeric, 16)}`,
}
