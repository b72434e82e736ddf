import { journalChain } from '../../cms/workflow/journal.ts'
import type { Cms, Json } from './cms.ts'
import { openLedger } from './ledger.ts'
import { advance, draft } from './statement.ts'

/** What a signature that did not begin leaves behind, counted, and what a whole one does. */
export const unsigned = { state: 'submitted', numbered: false, signSlips: 0, releases: 0, deliveries: 0, signed: 0 }
export const signed = { state: 'released', numbered: true, signSlips: 1, releases: 1, deliveries: 1, signed: 1 }

export type Ready = { id: string; digest: string }

/** Statements that wait for the signer, and what their signatures leave in the store, seen past the product. */
export const openSigning = (cms: Cms) => {
  const ledger = openLedger(cms)
  return {
    ledger,
    ready: async (): Promise<Ready> => {
      const { id } = await draft({ cms, kind: 'explainer' })
      await advance(cms, id, 'ready')
      const { digest } = (await (await cms.as('signer')).get(`statements/${id}?depth=0`)).body
      return { id, digest }
    },
    tracesOf: async (id: string) => {
      const { statement, slips, releases, deliveries, journal } = await ledger.of(id)
      return {
        state: statement[0].state,
        numbered: statement[0].number !== null,
        signSlips: slips.filter(({ act }: Json) => act === 'sign').length,
        releases: releases.length,
        deliveries: deliveries.length,
        signed: journal.filter(({ act }: Json) => act === 'sign').length,
      }
    },
    /** Every number given once and none left out, the journal an unbroken chain; otherwise what is wrong. */
    faults: async (): Promise<string[]> => {
      const releases = await ledger.find('releases', { section: 'explainers' })
      const numbers = releases.map(({ number }) => Number(number)).sort((a, b) => a - b)
      const entries = (await ledger.find('journal', {})).sort((a, b) => a.sequence - b.sequence)
      const chain = journalChain()
      const broken = entries.flatMap(({ detail, at, actor_name: inSqlite, actorName = inSqlite, ...entry }) => {
        const told = { ...entry, actorName, at: new Date(at).toISOString(), detail: detail && JSON.parse(detail) }
        return chain.next(told) ?? []
      })
      return [...numbers.filter((number, index) => number !== index + 1).map((one) => `number ${one}`), ...broken]
    },
  }
}
