import type { PayloadRequest } from 'payload'
import { statusOf, tell } from '../errors.ts'
import { languageOf } from '../language.ts'
import { refusalResponse, refusalsFrom } from '../workflow/answers.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

const back = { zh: '返回发言人工作台', en: 'Back to the press room' }

/** A file that is not given: in words on a page for whoever clicked a link, as JSON for a program. */
export const answerWithPage = async (req: PayloadRequest, work: () => Promise<Response>): Promise<Response> => {
  try {
    return await work()
  } catch (error) {
    const refusals = refusalsFrom(error, Boolean(req.user))
    if (refusals.some(({ code }) => code === 'internal')) req.payload.logger.error({ err: error })
    const language = languageOf(req)
    if (!(req.headers.get('accept') ?? '').includes('text/html')) return refusalResponse(refusals, language)
    const words = tell(refusals, language).map(({ message, fix }) => `<p>${escaped(message)}<br>${escaped(fix)}</p>`)
    const html = `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(tell(refusals, language)[0]?.message ?? '')}</title><style>:root{color-scheme:light dark}body{font:18px/1.7 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:34em;margin:12vh auto;padding:0 1rem}</style></head><body><main>${words.join('')}<p><a href="/admin/press">${back[language]}</a></p></main></body></html>`
    return new Response(html, {
      status: statusOf(refusals),
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      },
    })
  }
}
