import * as OpenCC from 'opencc-js/t2cn'

let pairs: string | undefined

/** Pairs of a traditional character and its simplified form, from OpenCC: made at build, fetched by the browser. */
export const foldPairs = (): string => {
  if (pairs !== undefined) return pairs
  const convert = OpenCC.Converter({ from: 't', to: 'cn' })
  pairs = ''
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const from = String.fromCharCode(code)
    const to = convert(from)
    if (to !== from && to.length === 1) pairs += from + to
  }
  return pairs
}
