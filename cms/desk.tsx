import type { ComponentProps } from 'react'
import { Dashboard } from './queue/dashboard.tsx'
import { StatementText } from './statements/statement-text.tsx'

const readers = { statements: StatementText }

/** The first page after signing in: the queue, with the text a record shows of itself under its row. */
export const DeskPage = (props: Omit<ComponentProps<typeof Dashboard>, 'readers'>) => (
  <Dashboard {...props} readers={readers} />
)
