import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { adminWords } from './cms/admin-words.ts'
import { alarms } from './cms/alarms/collection.ts'
import { alarmEndpoint } from './cms/alarms/endpoint.ts'
import { bodyEditor } from './cms/body/editor.ts'
import { bureau } from './cms/bureau/settings.ts'
import { cases } from './cms/cases/collection.ts'
import { comments } from './cms/comments/collection.ts'
import { decisive, statusOf, tell } from './cms/errors.ts'
import { files } from './cms/files/collection.ts'
import { journal } from './cms/journal/collection.ts'
import { languageOf } from './cms/language.ts'
import { mentions } from './cms/mentions/collection.ts'
import { microblogAccounts } from './cms/microblogs/account-collection.ts'
import { microblogPosts } from './cms/microblogs/post-collection.ts'
import { migrations } from './cms/migrations/index.ts'
import { notices, noticesLooked } from './cms/notices/collection.ts'
import { openApiEndpoint } from './cms/openapi.ts'
import { refuseDemoInProduction } from './cms/people/demo.ts'
import { units } from './cms/people/units.ts'
import { users } from './cms/people/users.ts'
import { pressEndpoints } from './cms/press/endpoints.ts'
import { previewLinks } from './cms/preview/collection.ts'
import { queueMade, waits } from './cms/queue/collection.ts'
import { queueEndpoints } from './cms/queue/endpoints.ts'
import { makeQueue } from './cms/queue/rebuild.ts'
import { releases } from './cms/releases/collection.ts'
import { deliveries } from './cms/releases/deliveries.ts'
import { installation } from './cms/releases/installation.ts'
import { outboxEndpoints } from './cms/releases/outbox.ts'
import { readSettings } from './cms/settings.ts'
import { smtpOptions } from './cms/smtp.ts'
import { statements } from './cms/statements/collection.ts'
import { invitations } from './cms/statements/invitations.ts'
import { slips } from './cms/statements/slip-collection.ts'
import { storeFor } from './cms/store/store.ts'
import { topicRenames } from './cms/topics/collection.ts'
import { refusalsFrom } from './cms/workflow/answers.ts'
import { idempotency } from './cms/workflow/idempotency.ts'
import { leases } from './cms/workflow/leases.ts'
import { guardLocks } from './cms/workflow/locks.ts'

const root = path.dirname(fileURLToPath(import.meta.url))
const cms = path.join(root, 'cms')
const settings = readSettings()
const seal =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"%3E%3Crect x="2.5" y="2.5" width="27" height="27" rx="3" fill="none" stroke="%230b4f55" stroke-width="2.5"/%3E%3Cpath d="M9 10h14v9h-7l-4 4v-4H9z" fill="%230b4f55"/%3E%3C/svg%3E'

const store = storeFor({
  uri: settings.databaseUri,
  isProduction: settings.production,
  acceptsNoTransactions: settings.acceptsNoTransactions,
  migrations,
  migrationDir: path.join(cms, 'migrations'),
  immutable: ['releases', 'slips', 'journal', 'topic-renames'],
  collections: [
    mentions,
    cases,
    statements,
    slips,
    comments,
    releases,
    deliveries,
    alarms,
    microblogPosts,
    microblogAccounts,
    topicRenames,
    files,
    users,
    units,
    journal,
    notices,
    invitations,
    previewLinks,
    waits,
    idempotency,
    leases,
  ],
})

const config = buildConfig({
  secret: settings.secret,
  serverURL: settings.cmsUrl,
  db: store.db,
  ...(settings.smtpUrl
    ? {
        email: nodemailerAdapter({
          defaultFromAddress: settings.mailFrom,
          defaultFromName: 'Huiying',
          transportOptions: smtpOptions(settings.smtpUrl),
          skipVerify: true,
        }),
      }
    : {}),
  editor: bodyEditor,
  sharp,
  telemetry: false,
  defaultDepth: 1,
  graphQL: { disable: true },
  upload: { limits: { fileSize: 30 * 1024 * 1024 }, abortOnLimit: true },
  collections: store.collections,
  globals: [bureau, installation, queueMade, noticesLooked],
  endpoints: [alarmEndpoint, ...outboxEndpoints, ...queueEndpoints, openApiEndpoint, ...pressEndpoints],
  onInit: async (payload) => {
    await refuseDemoInProduction(payload)
    await makeQueue(payload)
  },
  hooks: {
    afterError: [
      ({ error, req }) => {
        const refusals = refusalsFrom(error, Boolean(req.user))
        return { response: { errors: tell(decisive(refusals), languageOf(req)) as never }, status: statusOf(refusals) }
      },
    ],
  },
  i18n: {
    fallbackLanguage: 'zh',
    supportedLanguages: { zh, en },
    translations: adminWords,
  },
  admin: {
    user: 'users',
    avatar: 'default',
    dateFormat: 'yyyy-MM-dd HH:mm',
    timezones: {
      defaultTimezone: 'Asia/Shanghai',
      supportedTimezones: [{ label: '北京时间', value: 'Asia/Shanghai' }],
    },
    importMap: {
      autoGenerate: false,
      baseDir: cms,
      importMapFile: path.join(cms, 'app', '(payload)', 'admin', 'importMap.js'),
    },
    meta: { titleSuffix: ' · 回应', icons: [{ rel: 'icon', type: 'image/svg+xml', url: seal }] },
    components: {
      actions: ['/notices/bell.tsx#Bell'],
      views: {
        dashboard: { Component: '/desk.tsx#DeskPage' },
        microblogs: { Component: '/microblogs/view.tsx#MicroblogsView', path: '/microblogs', exact: true },
        press: { Component: '/press/view.tsx#PressView', path: '/press', exact: true },
      },
      beforeNavLinks: ['/press/nav-link.tsx#PressNavLink', '/microblogs/nav-link.tsx#MicroblogNavLink'],
      graphics: { Icon: '/app/(payload)/brand.tsx#Icon', Logo: '/app/(payload)/brand.tsx#Logo' },
    },
  },
  typescript: { autoGenerate: false },
})

export default config.then(guardLocks)
