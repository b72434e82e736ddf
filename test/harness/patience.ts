/**
 * Milliseconds a test may take: what it takes on SQLite, and six times that over MongoDB's protocol, since FerretDB reads a
 * whole collection for whatever is not asked by its key.
 */
export const patience = (milliseconds: number): number => milliseconds * (process.env.TEST_STORE === 'mongodb' ? 6 : 1)
