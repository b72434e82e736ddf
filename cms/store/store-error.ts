export type StoreErrorCode =
  | 'store-write-lock'
  | 'store-busy'
  | 'store-rolled-back'
  | 'store-closed'
  | 'store-unsupported'
  | 'store-pushed'
  | 'store-broken-reference'
  | 'store-unknown-collection'
  | 'store-immutable'
  | 'store-lost-turn'
  | 'store-unproven'

export type StoreError = Error & { code: StoreErrorCode }

export function storeError(code: StoreErrorCode, message: string): StoreError {
  return Object.assign(new Error(message), { name: 'StoreError', code })
}

/** Drizzle wraps the driver's error, so the SQLite code may sit on a cause. */
export function sqliteCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code.startsWith('SQLITE_')) return at.code
  }
  return undefined
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') === true
}
