import {
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  InlineCodeFeature,
  ItalicFeature,
  LinkFeature,
  lexicalEditor,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import { DeskFeature } from './desk/feature.ts'
import { linkFields } from './desk/link-fields.ts'

/** The editor offers what the record allows, and nothing else. Files are named by their SHA-256, which is their id. */
export const bodyEditor = lexicalEditor({
  features: [
    ParagraphFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    BoldFeature(),
    ItalicFeature(),
    InlineCodeFeature(),
    OrderedListFeature(),
    UnorderedListFeature(),
    BlockquoteFeature(),
    LinkFeature({
      enabledCollections: [],
      fields: ({ defaultFields }) => linkFields(defaultFields),
    }),
    EXPERIMENTAL_TableFeature(),
    BlocksFeature({
      blocks: [
        {
          slug: 'Figure',
          labels: { singular: { zh: '图片', en: 'Figure' }, plural: { zh: '图片', en: 'Figures' } },
          fields: [
            {
              name: 'file',
              type: 'upload',
              relationTo: 'files',
              required: true,
              label: { zh: '图片文件', en: 'Image' },
            },
            {
              name: 'alt',
              type: 'text',
              required: true,
              label: { zh: '替代文字', en: 'Alternative text' },
              admin: {
                description: { zh: '看不到图的人会听到这句话。', en: 'What a reader who cannot see it will hear.' },
              },
            },
            { name: 'caption', type: 'text', label: { zh: '图注', en: 'Caption' } },
          ],
        },
        {
          slug: 'Attachment',
          labels: { singular: { zh: '附件', en: 'Attachment' }, plural: { zh: '附件', en: 'Attachments' } },
          fields: [
            { name: 'file', type: 'upload', relationTo: 'files', required: true, label: { zh: '文件', en: 'File' } },
          ],
        },
        {
          slug: 'Code',
          labels: { singular: { zh: '代码', en: 'Code' }, plural: { zh: '代码', en: 'Code' } },
          fields: [
            { name: 'language', type: 'text', label: { zh: '语言', en: 'Language' } },
            { name: 'code', type: 'textarea', required: true, label: { zh: '内容', en: 'Code' } },
          ],
        },
        {
          slug: 'Update',
          labels: { singular: { zh: '续报时间', en: 'Update' }, plural: { zh: '续报时间', en: 'Updates' } },
          fields: [
            { name: 'at', type: 'text', required: true, label: { zh: '时间', en: 'At' }, admin: { readOnly: true } },
          ],
        },
      ],
    }),
    DeskFeature(),
    FixedToolbarFeature(),
  ],
})
