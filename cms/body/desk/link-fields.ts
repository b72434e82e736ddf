import type { Field } from 'payload'
import { normalUrl } from '../../../content/schema/body/link-url.ts'

/** Payload's fields of a link, without those the record has no place for; an address is what a reader can open. */
export const linkFields = (fields: readonly unknown[]): Field[] =>
  (fields as Field[])
    .filter((field) => !('name' in field && field.name === 'newTab'))
    .map((field) =>
      'name' in field && field.name === 'url'
        ? ({
            ...field,
            validate: (value: unknown, { req }: { req: { i18n?: { language?: string } } }) =>
              normalUrl(String(value ?? ''))
                ? true
                : req.i18n?.language === 'en'
                  ? 'Write the full address: https://…, http://… or mailto:…'
                  : '请写完整网址：https://…、http://… 或 mailto:…',
          } as Field)
        : field,
    )
