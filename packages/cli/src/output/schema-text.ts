/** One line for each property of an object's JSON Schema: `days?  integer (default: 1)  How many days.` */
export function describeFields(schema: Readonly<Record<string, unknown>>): string[] {
  const properties = Object.entries(asObject(schema['properties']))
  const required = new Set(asList(schema['required']))
  const labels = properties.map(([name]) => `${name}${required.has(name) ? '' : '?'}`)
  const width = Math.max(0, ...labels.map((label) => label.length))
  return properties.map(([, property], at) => {
    const { description, default: otherwise } = asObject(property)
    const about = typeof description === 'string' ? `  ${description}` : ''
    const fallback = otherwise === undefined ? '' : ` (default: ${JSON.stringify(otherwise)})`
    return `${labels[at]?.padEnd(width)}  ${typeText(asObject(property))}${fallback}${about}`
  })
}

/** A JSON Schema as TypeScript would write it, in short. */
export function typeText(schema: Readonly<Record<string, unknown>>): string {
  const { const: only, enum: values, anyOf, oneOf, type, items } = schema
  if (only !== undefined) return JSON.stringify(only)
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ')
  const options = asList(anyOf ?? oneOf)
  if (options.length > 0) return options.map((option) => typeText(asObject(option))).join(' | ')
  if (Array.isArray(type)) return type.join(' | ')
  if (type === 'array') {
    const item = typeText(asObject(items))
    return item.includes(' ') ? `(${item})[]` : `${item}[]`
  }
  return typeof type === 'string' ? type : 'unknown'
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
