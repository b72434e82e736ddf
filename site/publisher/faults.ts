import type { Words } from '../../content/schema/words.ts'

/** What can be wrong with what the public gets, as a person reads it. */
export const faults = {
  status: (path: string, status: number, wanted = 200): Words => ({
    zh: `${path} 返回 ${status}，应为 ${wanted}`,
    en: `${path} answers ${status} instead of ${wanted}`,
  }),
  everywhere: (status: number): Words => ({
    zh: `所有页面都返回 ${status}`,
    en: `every page answers ${status}`,
  }),
  redirect: (path: string, to: string): Words => ({
    zh: `${path} 跳转到了别处：${to || '没有写明'}`,
    en: `${path} redirects elsewhere: ${to || 'it does not say where'}`,
  }),
  stale: (path: string, edition: number, shown: number): Words => ({
    zh: `${path} 显示的还是第 ${shown} 版，应为第 ${edition} 版（多半是缓存）`,
    en: `${path} still shows edition ${shown} instead of ${edition} (most likely a cache)`,
  }),
  noDigest: (path: string, digest: string): Words => ({
    zh: `${path} 没有带摘要值 ${digest}`,
    en: `${path} does not carry the digest ${digest}`,
  }),
  noEdition: (path: string, edition: number): Words => ({
    zh: `${path} 没有标明第 ${edition} 版`,
    en: `${path} does not carry edition ${edition}`,
  }),
  notWithdrawn: (path: string): Words => ({ zh: `${path} 没有写明已撤回`, en: `${path} does not say 已撤回` }),
  notListed: (path: string, edition: number): Words => ({
    zh: `${path} 还没有列出第 ${edition} 版`,
    en: `${path} does not show edition ${edition}`,
  }),
  stillListed: (path: string): Words => ({
    zh: `${path} 还列着已撤回的文稿`,
    en: `${path} still shows the withdrawn statement`,
  }),
  noPost: (path: string): Words => ({ zh: `${path} 没有显示这条微博`, en: `${path} does not show the post` }),
  stillPost: (path: string): Words => ({ zh: `${path} 还显示这条微博`, en: `${path} still shows the post` }),
  noName: (path: string, name: string): Words => ({
    zh: `${path} 没有显示单位名称“${name}”`,
    en: `${path} does not carry the name ${name}`,
  }),
  noLead: (path: string, to: string): Words => ({ zh: `${path} 没有转到 ${to}`, en: `${path} does not lead to ${to}` }),
  missing: (path: string): Words => ({ zh: `${path} 的文件不见了`, en: `${path} is gone` }),
  otherForm: (path: string): Words => ({
    zh: `${path} 解压后与发布的内容不一致`,
    en: `${path} unpacks to something else than was published`,
  }),
  mark: (path: string): Words => ({
    zh: `${path} 的撤回标记（.gone）与公开记录不符`,
    en: `the mark of withdrawal (.gone) of ${path} is not what the record says`,
  }),
  notOnRecord: (): Words => ({ zh: '公开记录里没有这份文稿', en: 'the record does not hold this statement' }),
  unread: (what: Words): Words => ({ zh: `打不开：${what.zh}`, en: `cannot be read: ${what.en}` }),
} as const

/** The same fault, with the address at which it was seen. */
export const seenAt = (base: string, fault: Words): Words => ({
  zh: `${base}：${fault.zh}`,
  en: `${base}: ${fault.en}`,
})

/** Several faults in one sentence; of many, the first few. */
export const together = (all: readonly Words[], most = 3): Words => {
  const more = all.length - most
  const said = [...all.slice(0, most), ...(more > 0 ? [{ zh: `另有 ${more} 处`, en: `and ${more} more` }] : [])]
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') }
}
