import type { Endpoint, PayloadRequest } from 'payload'
import { wordFile } from '../papers/docx.ts'
import { printPage } from '../papers/print.ts'
import type { ApprovedText } from '../papers/statement.ts'
import { answer } from '../workflow/answers.ts'
import { admitted } from './admitted.ts'
import { disposition } from './names.ts'
import { packOf } from './pack.ts'
import { paperOf } from './paper.ts'
import { answerWithPage } from './refused-page.ts'
import { roomOf } from './room.ts'
import { roomQuery } from './room-input.ts'
import { releasedText, textOfStatement } from './texts.ts'

const handedOut = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
}

type Hand = (req: PayloadRequest, text: ApprovedText) => Promise<Response>

/** What one text can be had as. */
const hands: Record<string, Hand> = {
  pack: async (req, text) =>
    new Response(await packOf(req, text), {
      headers: { ...handedOut, 'content-type': 'application/zip', 'content-disposition': disposition(text, 'zip') },
    }),
  docx: async (req, text) =>
    new Response(new Uint8Array(await wordFile(await paperOf(req, text))), {
      headers: {
        ...handedOut,
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': disposition(text, 'docx'),
      },
    }),
  print: async (req, text) =>
    new Response(printPage(await paperOf(req, text)), {
      headers: {
        ...handedOut,
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': disposition(text, 'html', 'inline'),
        'referrer-policy': 'no-referrer',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
      },
    }),
}

type Find = (req: PayloadRequest, id: string) => Promise<ApprovedText>

const handed = (path: string, find: Find): Endpoint[] =>
  Object.entries(hands).map(([as, hand]) => ({
    path: `${path}/${as}`,
    method: 'get',
    handler: (req) =>
      answerWithPage(req, async () => {
        admitted(req)
        return hand(req, await find(req, String(req.routeParams?.id)))
      }),
  }))

/** `GET /api/press-room`: what may be spoken of now. */
const room: Endpoint = {
  path: '/press-room',
  method: 'get',
  handler: (req) =>
    answer(req, async () => {
      admitted(req)
      return Response.json(await roomOf(req, roomQuery(Object.fromEntries(req.searchParams ?? []))), {
        headers: { 'cache-control': 'private, no-store' },
      })
    }),
}

/** The press room: the list, and one text as ZIP, DOCX or a page to print, by its release or by its scheduled statement. */
export const pressEndpoints: Endpoint[] = [
  room,
  ...handed('/press-room/statements/:id', textOfStatement),
  ...handed('/press-room/:id', releasedText),
]
