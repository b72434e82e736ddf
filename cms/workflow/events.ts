import type { PayloadRequest } from 'payload'
import type { AlarmKind } from '../../content/schema/alarm.ts'
import type { Words } from '../language.ts'
import type { Wait } from './wait.ts'

/** What one domain tells the others, inside the running transaction; a listener that throws undoes the change. */
type Events = {
  /** A record was created, edited or acted on, by whoever and through whatever door. */
  changed: { slug: string; id: string }
  /** What waits for people because of a record is other than before. */
  waits: { slug: string; id: string; opened: Wait[]; closed: Wait[] }
  /** Somebody asks the holders of a wait to hurry. */
  reminded: { slug: string; id: string; act: string; unit: string | null; by: string | null }
  /** A comment on a record names a person who should read it. `person`: their id; `by`: the id of who wrote it, or null. */
  mentioned: { slug: string; id: string; person: string; by: string | null; text: string }
  /** A release could not be put on the site; told each time the publisher says so. */
  undelivered: { subject: string; act: string; edition: number; error: string }
  /** A release is not live although its time is up; told once. `reason`: why, in both languages. */
  late: Late & { reason: Words }
  /** One that was late is live now. */
  caughtUp: Late & { at: string }
  /** The publisher found something wrong with the public side. */
  alarmed: { id: string; kind: AlarmKind; detail: Words; at: string }
  delivered: { subject: string; act: string; edition: number; digest: string; url: string; at: string }
}
/** `edition`: absent for what has none. */
type Late = { delivery: string; recordKind: string; subject: string; act: string; edition?: number; sequence: number }
type Listener<Name extends keyof Events> = (given: { req: PayloadRequest; told: Events[Name] }) => Promise<void>

const listeners: { [Name in keyof Events]: Map<string, Listener<Name>> } = {
  changed: new Map(),
  waits: new Map(),
  reminded: new Map(),
  mentioned: new Map(),
  undelivered: new Map(),
  late: new Map(),
  caughtUp: new Map(),
  alarmed: new Map(),
  delivered: new Map(),
}

/** Registers a listener under its owner's name, so that a reloaded module replaces itself. */
export const on = <Name extends keyof Events>(name: Name, owner: string, listener: Listener<Name>): void => {
  listeners[name].set(owner, listener)
}

export const emit = async <Name extends keyof Events>(name: Name, req: PayloadRequest, told: Events[Name]) => {
  for (const listener of listeners[name].values()) await listener({ req, told })
}
