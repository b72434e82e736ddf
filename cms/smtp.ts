/** How long to wait for a mail server that does not answer, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte; what the address says as options. */
export const smtpOptions = (address: string) => {
  const { protocol, hostname, port, username, password } = new URL(address)
  if (protocol !== 'smtp:' && protocol !== 'smtps:')
    throw new Error('SMTP_URL must be smtp://[user:password@]host[:port] or smtps://… .')
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...patience,
  }
}
