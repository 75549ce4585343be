/** The cookies that one server has set in one rollout. */
export class CookieJar {
  readonly #cookies = new Map<string, string>()
  readonly #now: () => number

  /** @param now the time in milliseconds since 1970, to tell which cookies are over */
  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Takes the cookies out of a caller's `Cookie` header. */
  static fromHeader(header: string | null | undefined): CookieJar {
    const jar = new CookieJar()
    for (const pair of (header ?? '').split(';')) jar.#keep(pair)
    return jar
  }

  /** How many cookies there are. */
  get size(): number {
    return this.#cookies.size
  }

  /**
   * Merges what a response sets, by name; a response that sets nothing takes nothing away.
   * Only `Max-Age=0` and an `Expires` in the past end a cookie. Path and Domain are not looked at: a jar serves one server.
   */
  store(setCookie: string | readonly string[] | null | undefined): void {
    if (setCookie === null || setCookie === undefined) return
    for (const line of typeof setCookie === 'string' ? [setCookie] : setCookie) {
      const [pair = '', ...attributes] = line.split(';')
      const name = this.#keep(pair)
      if (name !== undefined && isOver(attributes, this.#now())) this.#cookies.delete(name)
    }
  }

  /** The `Cookie` header, values verbatim, quotes included; undefined when there is none. */
  header(): string | undefined {
    if (this.#cookies.size === 0) return undefined
    let header = ''
    for (const [name, value] of this.#cookies) header += `${header && '; '}${name}=${value}`
    return header
  }

  /** `Set-Cookie` lines that hand every cookie on to a caller. */
  setCookieLines(): string[] {
    return Array.from(this.#cookies, ([name, value]) => `${name}=${value}; Path=/; HttpOnly; SameSite=lax`)
  }

  #keep(pair: string): string | undefined {
    const equals = pair.indexOf('=')
    if (equals < 1) return undefined
    const name = pair.slice(0, equals).trim()
    if (name === '') return undefined
    this.#cookies.set(name, pair.slice(equals + 1).trim())
    return name
  }
}

function isOver(attributes: string[], now: number): boolean {
  let expired = false
  for (const attribute of attributes) {
    const [key = '', value = ''] = attribute.split('=')
    const name = key.trim().toLowerCase()
    // Max-Age wins over Expires (RFC 6265, 5.3).
    if (name === 'max-age' && /^\s*-?\d+\s*$/.test(value)) return Number(value) <= 0
    if (name === 'expires') expired = Date.parse(value) <= now
  }
  return expired
}
