import { SMTPServer } from 'smtp-server'

export type Mail = { to: string[]; head: string; body: string; subject: string; raw: string }

const decoded = (word: string): string =>
  word.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(
          text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/g, (_hex, code) => String.fromCharCode(Number.parseInt(code, 16))),
          'latin1',
        ).toString('utf8'),
  )

const parse = (raw: string, to: string[]): Mail => {
  const [head = ''] = raw.split('\r\n\r\n')
  const folded = head.replace(/\r\n[ \t]+/g, ' ')
  const subject = decoded(/^Subject: (.*)$/m.exec(folded)?.[1] ?? '')
  const parts = raw.split(/\r\n--[^\r]+\r\n/).slice(1)
  const body = parts
    .map((part) => {
      const [partHead = '', ...rest] = part.split('\r\n\r\n')
      const text = rest.join('\r\n\r\n')
      if (/base64/i.test(partHead)) return Buffer.from(text, 'base64').toString('utf8')
      const bytes = text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
      return Buffer.from(bytes, 'latin1').toString('utf8')
    })
    .join('\n')
  return { to, head: decoded(folded), body, subject, raw }
}

/** A real mail server on this machine. `stop` leaves its port refusing connections; `start` takes the same port again. */
export const openMailbox = async () => {
  const mails: Mail[] = []
  let refusing: string | null = null
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) =>
        refusing === address ? done(Object.assign(new Error('mailbox unavailable'), { responseCode: 550 })) : done(),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          mails.push(
            parse(
              Buffer.concat(chunks).toString('utf8'),
              session.envelope.rcptTo.map(({ address }) => address),
            ),
          )
          done()
        })
      },
    })
  let server = make()
  const listen = (port: number) =>
    new Promise<number>((resolve) => {
      const net = server.listen(port, '127.0.0.1', () => resolve((net.address() as { port: number }).port))
    })
  const port = await listen(0)
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    clear: () => mails.splice(0),
    refuse: (address: string | null) => {
      refusing = address
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
    start: async () => {
      server = make()
      await listen(port)
    },
  }
}
