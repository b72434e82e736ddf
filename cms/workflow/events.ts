import type { PayloadRequest } from 'payload'

/** What one domain tells the others, inside the running transaction; a listener that throws undoes the change. */
type Events = {
  delivered: { subject: string; act: string; edition: number; digest: string; url: string; at: string }
}
type Listener<Name extends keyof Events> = (given: { req: PayloadRequest; told: Events[Name] }) => Promise<void>

const listeners: { [Name in keyof Events]: Map<string, Listener<Name>> } = { delivered: new Map() }

/** Registers a listener under its owner's name, so that a reloaded module replaces itself. */
export const on = <Name extends keyof Events>(name: Name, owner: string, listener: Listener<Name>): void => {
  listeners[name].set(owner, listener)
}

export const emit = async <Name extends keyof Events>(name: Name, req: PayloadRequest, told: Events[Name]) => {
  for (const listener of listeners[name].values()) await listener({ req, told })
}
