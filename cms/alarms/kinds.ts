import type { AlarmKind } from '../../content/schema/alarm.ts'
import type { Words } from '../language.ts'

/** What an alarm of each kind means, and what to do: shown on its page, and in the operators' guide in English. */
export const whatToDo: Record<AlarmKind, { means: Words; steps: readonly Words[] }> = {
  tampered: {
    means: {
      zh: '公众看到的网页，与按公开记录应有的不一样。“说明”里写着是服务器上的文件被改，还是中间的 CDN、代理、缓存给了别的内容。',
      en: 'What the public sees is not what the record says. The detail tells whether the file on the server was changed, or a CDN, proxy or cache on the way gives something else.',
    },
    steps: [
      {
        zh: '服务器上的文件被改：程序已按公开记录重写。当作入侵处理——查登录和进程，换口令和密钥，保留 publisher/tampered 里的原样。',
        en: 'File on the server: it was written again from the record. Treat it as an intrusion: look at logins and processes, change passwords and keys, keep what lies in publisher/tampered.',
      },
      {
        zh: '中间环节：在 CDN 或代理上清除这些网址的缓存，关掉压缩代码、插入脚本之类的功能；查它的账号有没有被盗用。',
        en: 'On the way: clear the cache of these addresses at the CDN or proxy, switch off minifying and inserting; see whether its account was taken over.',
      },
      {
        zh: '需要时由新闻发言人对外说明。',
        en: 'Where the public was misled, the spokesperson says so.',
      },
    ],
  },
  unreachable: {
    means: {
      zh: '核查程序打不开公众网址。可能全部公众都打不开，也可能只是从这台服务器打不开。',
      en: 'The checker cannot read the public address. Perhaps nobody can, perhaps only this server.',
    },
    steps: [
      {
        zh: '用手机流量打开网址。打得开：查这台服务器到那里的网络、证书和域名解析。',
        en: 'Open the address over a mobile network. If it opens: look at network, certificate and name resolution of this server.',
      },
      {
        zh: '打不开：查网站服务器（nginx）、CDN 和证书的期限。',
        en: 'If it does not: look at the web server (nginx), the CDN, and when the certificate ends.',
      },
    ],
  },
  'nightly-difference': {
    means: {
      zh: '夜里按公开记录把全站重画一遍，与线上逐个文件比较，有文件不一样、缺少或多出。',
      en: 'At night the whole site was drawn again from the record; files of the live site differ, are missing or too many.',
    },
    steps: [
      {
        zh: '运行 npm run verify，看是哪些文件。',
        en: 'Run npm run verify to see which files.',
      },
      {
        zh: '没有人动过服务器：是程序的差错，把名单和日志交给开发人员。有人动过：当作入侵处理。',
        en: 'Nobody touched the server: a fault of the program; give names and log to the developers. Somebody did: treat it as an intrusion.',
      },
    ],
  },
  'log-fault': {
    means: {
      zh: '公开日志写不进去，或者核对不上。日志是“发布过什么”的证据。',
      en: 'The public log cannot be written, or does not verify. It is the proof of what was published.',
    },
    steps: [
      {
        zh: '不要自行修改或删除日志文件。先整个复制 CONTENT_DIR 留存。',
        en: 'Change and delete nothing in the log. First copy the whole of CONTENT_DIR.',
      },
      {
        zh: '写不进去：看磁盘空间、权限和签名密钥。核对不上：运行 npm run verify，与备份比较。',
        en: 'Cannot be written: look at space, permissions and the signing key. Does not verify: run npm run verify and compare with the backup.',
      },
    ],
  },
  disk: {
    means: {
      zh: '发布程序写不进磁盘：满了、只读，或没有权限。在此期间什么也发布不出去，但不会丢。',
      en: 'The publisher cannot write: the disk is full, read-only, or not permitted. Nothing is published meanwhile, and nothing is lost.',
    },
    steps: [
      {
        zh: '看空间（df -h）和权限；清理日志，或扩容。',
        en: 'Look at space (df -h) and permissions; clear old logs, or enlarge the disk.',
      },
      {
        zh: '之后不用做什么：发布程序会自己接着办。',
        en: 'Nothing more to do: the publisher goes on by itself.',
      },
    ],
  },
}
