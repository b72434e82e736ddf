import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { root } from '../../site/publisher/bundle.ts'
import { until } from '../publisher/station.ts'

const debian = '/etc/nginx/nginx.conf'
const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

/** Why nginx cannot be tested here, or undefined. */
export const whyNot = (): string | undefined => {
  if (spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status !== 0 || !existsSync(debian))
    return 'nginx as Debian packs it is not installed (apt-get install nginx libnginx-mod-http-brotli-static)'
  if (!existsSync(brotli))
    return 'the module for brotli is not installed (apt-get install libnginx-mod-http-brotli-static)'
  if (spawnSync('openssl', ['version'], { stdio: 'ignore' }).status !== 0)
    return 'openssl is not installed, which makes the certificate (apt-get install openssl)'
  return undefined
}

export type Nginx = { https: string; http: string; admin: string; ca: string; close: () => Promise<void> }

/** Debian's nginx.conf with the shipped example in it, in a folder of its own: only ports, paths, names and the user are others. */
export const startNginx = async ({
  folder,
  live,
  cmsPort,
  webPort = 9,
}: {
  folder: string
  live: string
  cmsPort: number
  /** Where our own server is asked about addresses that moved; nobody listens there unless it is given. */
  webPort?: number
}): Promise<Nginx> => {
  mkdirSync(join(folder, 'sites-enabled'), { recursive: true })
  symlinkSync(join(root, 'site/nginx'), join(folder, 'huiying'))
  const [http, https] = [await freePort(), await freePort()]
  const certificate = { crt: join(folder, 'test.crt'), key: join(folder, 'test.key') }
  makeCertificate(certificate)
  const swaps = { folder, live, cmsPort, webPort, http, https, certificate }
  write(
    join(folder, 'sites-enabled/huiying.conf'),
    readFileSync(join(root, 'site/nginx/huiying.conf'), 'utf8'),
    exampleSwaps(swaps),
  )
  write(join(folder, 'nginx.conf'), readFileSync(debian, 'utf8'), debianSwaps(folder))
  const started = spawn(
    'nginx',
    ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-g', 'daemon off;'],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  started.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise((resolve) => started.once('exit', resolve))
  await until(
    async () => {
      if (started.exitCode !== null) throw new Error(`nginx did not start: ${said}`)
      return isListening(https)
    },
    () => said,
  )
  return {
    http: `http://localhost:${http}`,
    https: `https://localhost:${https}`,
    admin: `https://admin.localhost:${https}`,
    ca: readFileSync(certificate.crt, 'utf8'),
    close: async () => {
      started.kill('SIGQUIT')
      await ended
    },
  }
}

type Swap = [from: RegExp, to: string]
type Places = {
  live: string
  cmsPort: number
  webPort: number
  http: number
  https: number
  certificate: { crt: string; key: string }
}

const exampleSwaps = ({ live, cmsPort, webPort, http, https, certificate }: Places): Swap[] => [
  [/listen (80|443)( ssl http2)?;/g, 'listen 127.0.0.1:$1$2;'],
  [/ {4}listen \[::\].*\n/g, ''],
  [/127\.0\.0\.1:80\b/g, `127.0.0.1:${http}`],
  [/127\.0\.0\.1:443\b/g, `127.0.0.1:${https}`],
  [/127\.0\.0\.1:3000/g, `127.0.0.1:${cmsPort}`],
  [/127\.0\.0\.1:4321/g, `127.0.0.1:${webPort}`],
  [/https:\/\/\$host\$/g, `https://$host:${https}$`],
  [/admin\.example\.gov\.cn/g, 'admin.localhost'],
  [/(server_name .*?)www\.example\.gov\.cn/g, '$1localhost'],
  [/ssl_certificate .+;/g, `ssl_certificate ${certificate.crt};`],
  [/ssl_certificate_key .+;/g, `ssl_certificate_key ${certificate.key};`],
  [/root \/var\/lib\/huiying\/live;/g, `root ${live};`],
]

const debianSwaps = (folder: string): Swap[] => [
  [/user www-data;/g, process.getuid?.() === 0 ? `user ${userInfo().username};` : ''],
  [/pid \/run\/nginx\.pid;/g, `pid ${folder}/nginx.pid;`],
  [/\/var\/log\/nginx\//g, `${folder}/`],
  [/http \{/g, `http {\n${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}`],
  [/\/etc\/nginx\/sites-enabled\//g, `${folder}/sites-enabled/`],
]
const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

/** Every swap must find its place: a test of another file than the shipped one would prove nothing. */
const write = (file: string, text: string, swaps: Swap[]) => {
  let swapped = text
  for (const [from, to] of swaps) {
    if (!swapped.match(from)) throw new Error(`${file}: ${from} is nowhere in what it is made from.`)
    swapped = swapped.replace(from, to)
  }
  writeFileSync(file, swapped)
}

const makeCertificate = ({ crt, key }: { crt: string; key: string }) =>
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,DNS:admin.localhost'],
      ...['-keyout', key, '-out', crt],
    ],
    { stdio: 'ignore' },
  )

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const isListening = (port: number) =>
  fetch(`https://127.0.0.1:${port}/`).then(
    () => true,
    (error: Error) => !/ECONNREFUSED/.test(String((error.cause as NodeJS.ErrnoException)?.code)),
  )
