import { createLocalReq, type Payload } from 'payload'
import { kinds } from '../../content/schema/kinds.ts'
import { type Refusal, Refused, refuse, statusOf } from '../errors.ts'
import { refusalResponse, refusalsFrom } from '../workflow/answers.ts'
import { shortTime } from '../workflow/short-time.ts'
import { bodyOf } from './body.ts'
import { decide, type Guest, openLink } from './guest.ts'
import { bodyHtml, escaped, page } from './guest-html.ts'

const limit = 64 * 1024
const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}

type Ask = { payload: Payload; request: Request; token: string }

/** `/guest/<token>`: GET shows exactly the text and its digest and changes nothing; POST (form or JSON) consumes the link. */
export const answerGuest = async ({ payload, request, token }: Ask): Promise<Response> => {
  const req = await createLocalReq({}, payload)
  const wantsJson = (request.headers.get('content-type') ?? request.headers.get('accept') ?? '').includes('json')
  try {
    // Next gives HEAD to the handler of GET.
    if (request.method === 'GET' || request.method === 'HEAD')
      return new Response(textPage(await openLink(req, token)), { headers })
    const { decision } = await decide(req, token, await sentIn(request))
    if (wantsJson) return Response.json({ decision })
    return new Response(donePage(decision), { headers })
  } catch (error) {
    const refusals = refusalsFrom(error, true)
    if (refusals.some(({ code }) => code === 'internal')) payload.logger.error({ err: error })
    return wantsJson
      ? refusalResponse(refusals)
      : new Response(refusedPage(refusals), { status: statusOf(refusals), headers })
  }
}

const sentIn = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  if (text.length > limit) throw new Refused(refuse('too-large'))
  if ((request.headers.get('content-type') ?? '').includes('json')) return JSON.parse(text)
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''))
}

const elements = (fields: Record<string, unknown> | null | undefined, labels: (key: string) => string): string =>
  Object.entries(fields ?? {})
    .map(
      ([key, value]) =>
        `<dt>${escaped(labels(key))}</dt><dd>${typeof value === 'string' ? escaped(isTime.test(value) ? shortTime(value) : value) : `<pre>${escaped(JSON.stringify(value, null, 2))}</pre>`}</dd>`,
    )
    .join('')

const textPage = ({ statement, unit, issuing, invitation }: Guest): string => {
  const shape = kinds[statement.kind].fields.shape as Record<string, { meta: () => { zh?: string } | undefined }>
  return page({
    title: `请${unit.name}协商确认`,
    main: `
<p class="lead">${escaped(issuing.name)}拟发布下面这份${escaped(kinds[statement.kind].zh)}，内容涉及${escaped(unit.name)}。请核对事实与表述，确认或退回。链接在 ${shortTime(invitation.expiresAt)} 前有效，只能用一次。</p>
<article>
<h2>${escaped(statement.title)}</h2>
<p>${escaped(statement.summary ?? '')}</p>
<dl>${elements(statement.fields, (key) => shape[key]?.meta()?.zh ?? key)}</dl>
${bodyHtml(bodyOf(statement))}
</article>
<p class="digest">这一版文字的摘要值（SHA-256）<br><code>${statement.digest}</code></p>
<form method="post">
<input type="hidden" name="digest" value="${statement.digest}">
<label>姓名 <input name="name" required maxlength="60" autocomplete="name"></label>
<label>职务 <input name="post" required maxlength="120" autocomplete="organization-title"></label>
<label>办公电话 <input name="phone" required maxlength="40" autocomplete="tel"></label>
<label>意见（退回时必填） <textarea name="comment" rows="4" maxlength="1000"></textarea></label>
<p class="acts"><button name="decision" value="confirm">确认这一版文字</button> <button class="danger" name="decision" value="return">退回修改</button></p>
</form>`,
  })
}

const donePage = (decision: string): string =>
  page({
    title: decision === 'confirm' ? '已确认' : '已退回',
    main: `<p>${decision === 'confirm' ? '您的确认已经记录，对应的就是您看到的这一版文字；文字若有改动，会请您重新确认。' : '您的意见已经送到起草单位。'}</p><p>可以关闭本页。</p>`,
  })

const refusedPage = (refusals: readonly Refusal[]): string =>
  page({
    title: '不能办理',
    main: refusals.map(({ message, fix }) => `<p>${escaped(message)}<br>${escaped(fix)}</p>`).join(''),
  })
