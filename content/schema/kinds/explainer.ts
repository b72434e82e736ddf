import { z } from 'zod'
import { url } from '../values.ts'

/** Policy explainer: linked with the policy it explains. */
export const fields = z.strictObject({
  policyUrl: url({
    zh: '政策原文网址',
    en: 'Address of the policy',
    help: { zh: '本单位网站上的政策文件页', en: 'The page of the policy on the bureau’s own site' },
  }),
})
