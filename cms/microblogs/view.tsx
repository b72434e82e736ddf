import { redirect } from 'next/navigation'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { AdminPage } from '../admin-page.tsx'
import { now } from '../calendar/clock.ts'
import { languageOf } from '../language.ts'
import { policy } from '../policy.ts'
import { actorOf } from '../workflow/actor.ts'
import { reachable } from '../workflow/grants.ts'
import { findAll } from '../workflow/records.ts'
import { checkInWords } from './check-words.ts'
import { Matches } from './matches.tsx'
import './microblogs.css'
import type { Account } from './post.ts'
import { unmatched } from './unmatched.ts'
import { words } from './words.ts'

const Accounts = async ({ req }: { req: PayloadRequest }) => {
  const language = languageOf(req)
  const actor = actorOf(req.user)
  if (!reachable(policy['microblog-accounts'].read, actor)) return null
  const accounts = await findAll<Account>({
    req,
    slug: 'microblog-accounts',
    where: { name: { exists: true } },
    sort: 'name',
  })
  return (
    <section aria-labelledby="microblog-accounts">
      <h2 id="microblog-accounts">{words.accounts[language]}</h2>
      {accounts.length === 0 && <p className="microblog-quiet">{words.noAccounts[language]}</p>}
      <ul className="microblog-accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <a href={`/admin/collections/microblog-accounts/${account.id}`}>{account.name}</a>
            <span className="microblog-quiet">{account.platform}</span>
            <span className="microblog-check" data-failing={account.failures > 0 || undefined}>
              {checkInWords(account, now())[language]}
            </span>
          </li>
        ))}
      </ul>
      <p className="microblog-ways">
        <a href="/admin/collections/microblog-posts">{words.all[language]}</a>
        {actor?.roles.includes('admin') && <a href="/admin/collections/microblog-accounts">{words.manage[language]}</a>}
      </p>
    </section>
  )
}

/** `/admin/microblogs`: how the accounts are followed, and what has no counterpart, to be linked right there. */
export const MicroblogsView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req } = initPageResult
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent('/admin/microblogs')}`)
  const language = languageOf(req)
  const { roles = [], unit = null } = actorOf(req.user) ?? {}
  return (
    <AdminPage className="microblogs" initPageResult={initPageResult} params={params} searchParams={searchParams}>
      <h1>{words.title[language]}</h1>
      <p className="microblog-quiet">{words.intro[language]}</p>
      <Accounts req={req} />
      <Matches
        initial={await unmatched(req, { limit: 20, page: 1 })}
        isSpokesperson={roles.includes('spokesperson')}
        mayLink={roles.includes('spokesperson') || roles.includes('editor')}
        unit={unit}
      />
    </AdminPage>
  )
}
