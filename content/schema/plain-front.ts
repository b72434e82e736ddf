/** Scalars that YAML reads as they stand. */
const plain =
  /^[A-Za-z0-9\u3400-\u4DBF\u4E00-\u9FFF\u201C\u2018\uFF01-\uFF5E\u3008-\u3011\u3014][A-Za-z0-9 ,.:;?%/()+="'@$_\-\u3400-\u4DBF\u4E00-\u9FFF\u3001-\u3003\u3008-\u3011\u3014\u3015\u2014\u2018\u2019\u201C\u201D\u2026\u00B7\uFF01-\uFF5E\uFFE5]*$/
const colonOrSpaceAtEdge = /: |[: ]$/
const startsWithDigit = /^\d/
/** What starts with a digit and is no number. */
const noNumber = /[\u3400-\u4DBF\u4E00-\u9FFF]|^\d{4}-\d\d-\d\dT[\d:.]+Z$|^(?!\d+(?:e\d+)?$)[0-9a-f]{64}$/
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/

type Value = string | number | boolean | Value[] | Mapping
type Mapping = { [key: string]: Value }
/** `at`: the line that is read next. */
type Reader = { lines: string[]; at: number }
class NotPlain extends Error {}

/**
 * Reads the YAML of a record where it holds nothing but mappings, sequences and plain scalars on one line, as it is written
 * for most of them. A shortcut past the parser: undefined for anything else, and for what is answered the parser would answer the same.
 */
export const readPlainFront = (front: string): object | undefined => {
  const reader = { lines: front.replace(/\n$/, '').split('\n'), at: 0 }
  try {
    const value = readMapping(reader, '')
    return reader.at === reader.lines.length ? value : undefined
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

const readMapping = (reader: Reader, indent: string): Mapping => {
  const value: Mapping = {}
  for (;;) {
    const line = reader.lines[reader.at]
    if (line === undefined || !line.startsWith(indent)) break
    const found = /^([A-Za-z]\w*):(?: (.+))?$/.exec(line.slice(indent.length))
    if (!found) break
    const [, key = '', scalar] = found
    if (Object.hasOwn(value, key) || notText.test(key)) throw new NotPlain()
    reader.at += 1
    value[key] = scalar === undefined ? readBelow(reader, `${indent}  `) : readScalar(scalar)
  }
  if (Object.keys(value).length === 0) throw new NotPlain()
  return value
}

const readBelow = (reader: Reader, indent: string): Value =>
  reader.lines[reader.at]?.startsWith(`${indent}- `) ? readSequence(reader, indent) : readMapping(reader, indent)

const readSequence = (reader: Reader, indent: string): Value[] => {
  const values: Value[] = []
  for (;;) {
    const line = reader.lines[reader.at]
    if (!line?.startsWith(`${indent}- `)) return values
    const rest = line.slice(indent.length + 2)
    if (/^[A-Za-z]\w*:(?: |$)/.test(rest)) {
      reader.lines[reader.at] = `${indent}  ${rest}`
      values.push(readMapping(reader, `${indent}  `))
    } else {
      reader.at += 1
      values.push(readScalar(rest))
    }
  }
}

const readScalar = (text: string): Value => {
  if (text === '[]') return []
  if (text === 'true' || text === 'false') return text === 'true'
  if (wholeNumber.test(text)) return Number(text)
  const isPlain = plain.test(text) && !colonOrSpaceAtEdge.test(text) && !notText.test(text)
  if (!isPlain || (startsWithDigit.test(text) && !noNumber.test(text))) throw new NotPlain()
  return text
}
