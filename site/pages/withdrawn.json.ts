import { pagePath } from '../format/address.ts'
import { withdrawnPlaces } from '../projection/queries.ts'

/** Addresses that answer 410, for the web server and for search. */
export const GET = () => Response.json({ paths: withdrawnPlaces().map(pagePath) })
