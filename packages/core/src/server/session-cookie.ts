const idPattern = /^[A-Za-z0-9_-]{32}$/
const maxAgeSeconds = 14 * 24 * 60 * 60

const idBytes = 24
// Random bytes are drawn for many ids at once: a draw costs more than all else that makes an id.
const pool = new Uint8Array(128 * idBytes)
let used = pool.length

/** A new session id: 192 random bits as 32 characters of `[A-Za-z0-9_-]`. */
export function createSessionId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const id = toBase64Url(pool.subarray(used, used + idBytes))
  pool.fill(0, used, used + idBytes)
  used += idBytes
  return id
}

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

/** Reads and writes the cookie of one server: the value is a random id, so there is nothing to sign. */
export class SessionCookie {
  /** Unique per server instance: servers of one run share a client's jar (SES-2). */
  readonly name: string
  readonly #start: string
  readonly #attributes = `; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax`

  /** @param name what a cookie's name cannot hold becomes `_` */
  constructor(name: string) {
    this.name = name.replaceAll(/[^\w.-]/g, '_')
    this.#start = `${this.name}=`
  }

  /** The session id in a `Cookie` header, when there is one of the right form; double quotes around it are allowed. */
  read(header: string | undefined): string | undefined {
    if (header === undefined) return undefined
    const alone = header.length === this.#start.length + 32 && header.startsWith(this.#start)
    if (alone && idPattern.test(header.slice(-32))) return header.slice(-32)
    let id: string | undefined
    for (const pair of header.split(';')) {
      const at = pair.indexOf('=')
      if (at < 0 || pair.slice(0, at).trim() !== this.name) continue
      const value = pair
        .slice(at + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
      if (idPattern.test(value)) id = value
    }
    return id
  }

  /** The `Set-Cookie` header of a session. */
  write(id: string): string {
    return this.#start + id + this.#attributes
  }
}
