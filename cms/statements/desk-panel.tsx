'use client'
import { ActsPanel } from '../workflow/panel.tsx'
import { CheckBeforeSubmit } from './writing/check-before-submit.tsx'

const before = { submit: <CheckBeforeSubmit short /> }

/** The acts of a statement; who submits a text sees once more what the check found in it. */
export const StatementDesk = () => <ActsPanel before={before} />
