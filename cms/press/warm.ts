import config from '@payload-config'
import { getPayload } from 'payload'
import { shelfOf } from './shelf.ts'

/** Reads the releases there are beside the start of the server, so that nobody waits for it at the first visit. */
export const warmShelf = (): void => {
  getPayload({ config })
    .then(shelfOf)
    .catch((error: unknown) => console.error('the press room was not read ahead:', error))
}
