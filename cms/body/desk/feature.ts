import { createServerFeature } from '@payloadcms/richtext-lexical'

/** Keeps the editor inside the allow-list: what is pasted, typed or set by a shortcut. */
export const DeskFeature = createServerFeature({
  feature: { ClientFeature: '/body/desk/client.tsx#DeskFeatureClient' },
  key: 'desk',
})
