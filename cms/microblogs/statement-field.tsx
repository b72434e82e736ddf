import { FieldLabel } from '@payloadcms/ui'
import { createLocalReq, type RelationshipFieldServerProps } from 'payload'
import { pageAddress } from '../page-address.ts'
import { idOf } from '../workflow/ids.ts'
import { standingOf } from './standing.ts'
import { isReleased, statementById } from './statement-address.ts'
import './microblogs.css'

/**
 * The statement a post belongs to, by its title and its public page: both are public, so also for those whose unit the
 * statement does not concern.
 */
export const StatementField = async ({ clientField, data, path, payload }: RelationshipFieldServerProps) => {
  const id = idOf(data?.statement)
  const req = await createLocalReq({}, payload)
  const statement = id ? await statementById(req, id) : null
  const title = id ? (await standingOf(req, [id])).get(id)?.title : undefined
  return (
    <div className="field-type">
      <FieldLabel label={clientField.label} path={path} />
      {statement && isReleased(statement) ? (
        <a href={pageAddress(statement)} rel="noreferrer" target="_blank">
          {title}
        </a>
      ) : (
        <span>{title ?? '—'}</span>
      )}
    </div>
  )
}
