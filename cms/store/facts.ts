import type { Payload } from 'payload'
import type { MongodbAdapter } from './mongodb/store.ts'

export type StoreFacts = { kind: string; transactions: boolean; warnings: string[] } & Record<string, unknown>

/** What the open store was seen to do at its start, for operators. */
export const storeFacts = ({ db }: Payload): StoreFacts => {
  const { proof } = db as unknown as MongodbAdapter
  if (!proof) return { kind: 'SQLite', transactions: true, warnings: [] }
  const { product, transactionsRefused, ...seen } = proof
  return {
    kind: product,
    ...seen,
    warnings: [
      ...(proof.transactions ? [] : [`no transactions (${transactionsRefused}): acts are taken back from an undo log`]),
      ...(proof.insertOnly === false
        ? ['this user may change releases, slips and journal: give it the role in docs/guides/operators.md']
        : []),
      ...(proof.insertOnly === null
        ? ['the server checks no rights: releases, slips and journal are guarded by us alone']
        : []),
      ...(proof.changeStreams ? [] : ['no change streams: the publisher looks every three seconds']),
    ],
  }
}
