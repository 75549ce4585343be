// Loads a submission and calls its function with what comes over file descriptor 3. It knows no expected value and no test.
const fs = require('node:fs')
const { pathToFileURL } = require('node:url')

const maxDepth = 100

function encode(value, depth = 0) {
  if (depth > maxDepth) throw new TypeError('a value that nests too deep')
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (value === undefined) return { $undefined: true }
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return { $float: 'nan' }
    if (!Number.isFinite(value)) return { $float: value > 0 ? 'inf' : '-inf' }
    return Object.is(value, -0) ? 0 : value
  }
  if (typeof value === 'bigint') return { $int: value.toString() }
  const inner = (item) => encode(item, depth + 1)
  if (Array.isArray(value)) return Array.from(value, inner)
  if (value instanceof Set) return { $set: Array.from(value, inner) }
  if (value instanceof Map) return { $map: Array.from(value, ([key, item]) => [inner(key), inner(item)]) }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (typeof value !== 'object') throw new TypeError(`a value of type ${typeof value}`)
  const entries = Object.entries(value)
  if (entries.some(([key]) => key.startsWith('$'))) return { $map: entries.map(([key, item]) => [key, inner(item)]) }
  return Object.fromEntries(entries.map(([key, item]) => [key, inner(item)]))
}

const numbers = { nan: Number.NaN, inf: Infinity, '-inf': -Infinity }

function decode(value) {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  const [[tag, content] = [], another] = Object.entries(value)
  if (another === undefined) {
    if (tag === '$undefined') return undefined
    if (tag === '$int') return BigInt(content)
    if (tag === '$float') return numbers[content] ?? Number(content)
    if (tag === '$set') return new Set(content.map(decode))
    if (tag === '$map' || tag === '$dict') return new Map(content.map(([key, item]) => [decode(key), decode(item)]))
    if (tag === '$tuple') return content.map(decode)
    if (tag === '$bytes') return new Uint8Array(Buffer.from(content, 'base64'))
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]))
}

function send(message) {
  let text = Buffer.from(`${JSON.stringify(message)}\n`)
  while (text.length > 0) text = text.subarray(fs.writeSync(3, text))
}

const piece = Buffer.alloc(65536)
let unread = Buffer.alloc(0)
function receive() {
  for (;;) {
    const end = unread.indexOf(10)
    if (end >= 0) {
      const line = unread.subarray(0, end).toString()
      unread = unread.subarray(end + 1)
      return JSON.parse(line)
    }
    const length = fs.readSync(3, piece)
    if (length === 0) process.exit(0)
    unread = Buffer.concat([unread, piece.subarray(0, length)])
  }
}

const isSyntax = (error) =>
  error instanceof SyntaxError || /^ERR_(?:INVALID|UNSUPPORTED)_TYPESCRIPT_SYNTAX$/.test(error?.code ?? '')
const namesOf = (error) => {
  const names = []
  for (let each = error; each && names.length < 20; each = Object.getPrototypeOf(each))
    if (typeof each.constructor?.name === 'string') names.push(each.constructor.name)
  return typeof error?.name === 'string' ? [error.name, ...names] : names
}
const messageOf = (error) => String(error?.message ?? error).slice(0, 500)

async function main(file, name) {
  let entry
  try {
    const loaded = await import(pathToFileURL(file))
    entry = loaded.entryOfSubmission ?? loaded.default?.entryOfSubmission
  } catch (error) {
    return send({ loaded: false, kind: isSyntax(error) ? 'syntax' : 'error', message: messageOf(error) })
  }
  if (typeof entry !== 'function')
    return send({ loaded: false, kind: 'missing', message: `there is no function ${name}` })
  send({ loaded: true })
  for (;;) {
    const { id, args } = receive()
    let answer
    try {
      answer = { id, value: encode(await entry(...args.map(decode))) }
    } catch (error) {
      answer = { id, raises: namesOf(error), message: messageOf(error) }
    }
    send(answer)
  }
}

void main(process.argv[2], process.argv[3])
