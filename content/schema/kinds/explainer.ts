import { z } from 'zod'
import { url } from '../values.ts'

/** Policy explainer: linked with the policy it explains. */
export const fields = z.strictObject({
  policyUrl: url({ zh: '政策原文网址', help: '本单位网站上的政策文件页' }),
})
