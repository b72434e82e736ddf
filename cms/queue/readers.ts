import { type ComponentType, createContext } from 'react'

/** `onRead`: the digest of the text that is shown, once it is. */
export type Reader = ComponentType<{ id: string; onRead: (digest: string) => void }>

/** By collection: how a record is read where it stands, in full. */
export type Readers = Readonly<Record<string, Reader>>

export const ReadersContext = createContext<Readers>({})
