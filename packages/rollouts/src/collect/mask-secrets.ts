const secretName = /(api[-_]?key|secret|token|passw(or)?d|credential|authorization|private[-_]?key)s?$/i
const secretShapes = [
  /\bsk-[A-Za-z0-9_-]{8,}/g,
  /\bBearer [A-Za-z0-9._~+/=-]{8,}/g,
  // The password in `http://user:password@host`, and `--api-key=value`.
  /(?<=\/\/[^/\s:@]*:)[^/\s@]+(?=@)/g,
  /(?<=--[\w-]*(?:key|token|secret|password)=)\S+/gi,
]
const mask = '***'

/** The values of environment variables whose names speak of secrets: wherever these turn up, they are masked. */
export function secretsOf(variables: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    // Shorter ones are no secrets and would mask innocent words.
    value !== undefined && value.length >= 8 && secretName.test(name) ? [value] : [],
  )
}

/**
 * A copy of a JSON value without secrets: known ones under whatever name, values of fields named like one, and well-known shapes.
 *
 * @param secrets texts that must not appear
 */
export function maskSecrets<T>(value: T, secrets: readonly string[] = []): T {
  const clean = (part: unknown, name: string): unknown => {
    if (typeof part === 'string') return secretName.test(name) && part !== '' ? mask : maskText(part, secrets)
    if (Array.isArray(part))
      return part.map((item: unknown, at) => clean(item, isFlag(part[at - 1]) ? String(part[at - 1]) : ''))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, clean(item, key)]))
  }
  // The shape is kept: only texts are replaced, by texts.
  return clean(value, '') as T
}

/** A text without known secrets and well-known shapes of them. */
export function maskText(text: string, secrets: readonly string[] = []): string {
  const known = secrets.reduce((masked, secret) => masked.replaceAll(secret, mask), text)
  return secretShapes.reduce((masked, shape) => masked.replace(shape, mask), known)
}

/** A command line gives a secret as the word after its flag. */
const isFlag = (word: unknown): boolean => typeof word === 'string' && word.startsWith('--')
