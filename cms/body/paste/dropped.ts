import type { Words } from '../../language.ts'

/** What a paste can lose or have changed, in the order it is told. */
export const dropKinds = {
  styling: {
    zh: (count) => `字体、颜色、对齐等格式 ${count} 处`,
    en: (count) => `${count} bits of font, colour or alignment`,
  },
  marks: {
    zh: (count) => `下划线、删除线、上下标 ${count} 处（文字保留）`,
    en: (count) => `${count} underlined, struck or raised passages (words kept)`,
  },
  images: {
    zh: (count) => `图片 ${count} 张（请单独上传）`,
    en: (count) => `${count} pictures (please upload them one by one)`,
  },
  media: {
    zh: (count) => `视频、音频等嵌入内容 ${count} 处`,
    en: (count) => `${count} embedded videos, sounds or frames`,
  },
  comments: { zh: (count) => `批注 ${count} 处`, en: (count) => `${count} comments` },
  deletions: {
    zh: (count) => `修订中已删去的文字 ${count} 处`,
    en: (count) => `${count} passages struck out in tracked changes`,
  },
  hidden: { zh: (count) => `隐藏的文字 ${count} 处`, en: (count) => `${count} hidden passages` },
  merged: {
    zh: (count) => `合并单元格 ${count} 处（已拆开，请核对表格）`,
    en: (count) => `${count} merged cells (now split; please check the table)`,
  },
  links: {
    zh: (count) => `打不开或不安全的链接 ${count} 个（文字保留）`,
    en: (count) => `${count} broken or unsafe links (words kept)`,
  },
  levels: {
    zh: (count) => `标题级别调整 ${count} 处（只用二至四级）`,
    en: (count) => `${count} headings moved to levels 2–4`,
  },
  nested: {
    zh: (count) => `列表、引文、表格里的嵌套内容 ${count} 处（改成文字）`,
    en: (count) => `${count} nested blocks turned into plain text`,
  },
  rules: { zh: (count) => `分隔线 ${count} 条`, en: (count) => `${count} dividing lines` },
  controls: { zh: (count) => `按钮、输入框 ${count} 个`, en: (count) => `${count} buttons or input boxes` },
  scripts: { zh: (count) => `脚本 ${count} 处`, en: (count) => `${count} scripts` },
  unfit: {
    zh: (count) => `存不准确的格式 ${count} 处（改成普通文字）`,
    en: (count) => `${count} passages whose marks cannot be kept (now plain text)`,
  },
} as const satisfies Record<string, { zh: (count: number) => string; en: (count: number) => string }>
export type DropKind = keyof typeof dropKinds

/** How often each kind was met; `names` are the pictures that stay behind, by description or file name. */
export type Dropped = { counts: Partial<Record<DropKind, number>>; names: string[] }

export const nothingDropped = (): Dropped => ({ counts: {}, names: [] })

export const drop = (dropped: Dropped, kind: DropKind, count = 1): void => {
  if (count > 0) dropped.counts[kind] = (dropped.counts[kind] ?? 0) + count
}

/** One sentence that names everything that was left behind; null where nothing was. */
export const tellDropped = ({ counts, names }: Dropped): Words | null => {
  const kinds = (Object.keys(dropKinds) as DropKind[]).filter((kind) => counts[kind])
  if (kinds.length === 0) return null
  const inAll = (language: 'zh' | 'en') => kinds.map((kind) => dropKinds[kind][language](counts[kind] ?? 0))
  const shown = names.slice(0, 5)
  return {
    zh: `粘贴时去掉了：${inAll('zh').join('、')}。${shown.length ? `没有粘贴进来的图片：${shown.join('、')}${names.length > 5 ? ' 等' : ''}。` : ''}`,
    en: `Left out while pasting: ${inAll('en').join('; ')}.${shown.length ? ` Pictures not pasted: ${shown.join(', ')}${names.length > 5 ? ' and others' : ''}.` : ''}`,
  }
}
