import { verifyPath } from '../format/address.ts'
import type { Verified } from '../projection/verified.ts'

const states = { live: '现行有效', replaced: '已被后来的版本替换', withdrawn: '已撤回，请勿引用' } as const

const element = (name: string, text: string, className = '') => {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

const show = (outcome: HTMLElement, found: Verified[]) => {
  for (const { title, path, edition, digest, at, now } of found) {
    const block = element('section', '', `outcome ${now}`)
    const link = element('a', title) as HTMLAnchorElement
    link.href = path
    const heading = element('h2', '')
    heading.append(link)
    const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    const code = element('p', '', 'digest')
    code.append('摘要值 ', element('code', digest))
    block.append(element('p', states[now], 'state'), heading, element('p', `第 ${edition} 版，${time} 发布`), code)
    outcome.append(block)
  }
}

const verify = async (code: string, outcome: HTMLElement) => {
  if (!/^[0-9a-f]{12,64}$/.test(code)) {
    outcome.replaceChildren(element('p', '核验码是 12 位数字和字母 a–f，请核对后重新输入。'))
    return
  }
  const answer = await fetch(verifyPath(code))
  const all = answer.ok ? ((await answer.json()) as Verified[]) : []
  const found = all.filter(({ digest }) => digest.startsWith(code))
  outcome.replaceChildren()
  if (found.length > 0) show(outcome, found)
  else outcome.replaceChildren(element('p', '查不到。本站没有发布过这份文字，请以本站网页为准。'))
}

const outcome = document.querySelector<HTMLElement>('#outcome')
const input = document.querySelector<HTMLInputElement>('#code')
const code = (new URLSearchParams(location.search).get('code') ?? '').trim().toLowerCase()
if (outcome && input && code) {
  input.value = code
  verify(code, outcome).catch(() => outcome.replaceChildren(element('p', '暂时查不了，请稍后再试。')))
}
