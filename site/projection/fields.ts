import type { Kind } from '../../content/schema/kinds.ts'
import type { Snapshot } from '../../content/schema/statement.ts'

/** Fields of one kind, as a component receives them. */
export type FieldsOf<K extends Kind> = Extract<Snapshot, { kind: K }>['fields']
