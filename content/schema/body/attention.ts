import { attention } from 'micromark-core-commonmark'
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types'
import { flanking } from './flanking.ts'

const tokenize: Tokenizer = function (effects, ok) {
  const before = characterOf(this.previous)
  let marker: Code = null
  const start: State = (code) => {
    marker = code
    effects.enter('attentionSequence')
    return inside(code)
  }
  const inside: State = (code) => {
    if (code === marker) {
      effects.consume(code)
      return inside
    }
    const token = effects.exit('attentionSequence')
    const { opens, closes } = flanking({ marker: marker === 42 ? '*' : '_', before, after: characterOf(code) })
    token._open = opens
    token._close = closes
    return ok(code)
  }
  return start
}

/** The parser's codes below zero are line ends and spaces of its own. */
const characterOf = (code: Code) => (code === null || code < 0 ? '' : String.fromCharCode(code))

const construct: Construct = {
  name: 'attention',
  tokenize,
  ...(attention.resolveAll && { resolveAll: attention.resolveAll }),
}

/** Emphasis and strong by our own rule of what opens and closes. */
export const looseAttention = (): Extension => ({ text: { 42: construct, 95: construct } })
