'use client'
import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { AllowListPlugin } from './allow-list.tsx'
import { PastePlugin } from './paste-plugin.tsx'
import { TableRowPlugin } from './table-row.tsx'

export const DeskFeatureClient = createClientFeature(({ resolvedFeatures }) => {
  // Payload makes a table of one cell as soon as its first bar is closed; ours waits for the whole line and Enter.
  const table = resolvedFeatures.get('experimental_table')
  if (table) table.markdownTransformers = []
  return {
    plugins: [
      { Component: AllowListPlugin, position: 'normal' },
      { Component: TableRowPlugin, position: 'normal' },
      { Component: PastePlugin, position: 'belowContainer' },
    ],
  }
})
