import type { RecordFile } from '../../content/schema/release.ts'
import { filePath } from '../format/address.ts'

/** Attributes of an image: the original is never scaled by the browser alone when smaller pictures were made at upload. */
export const pictureOf = (file: RecordFile, sizes = '(min-width: 46rem) 42rem, 94vw') => {
  const variants = [...(file.variants ?? [])].sort((a, b) => a.width - b.width)
  const shown = variants.at(-1) ?? { name: file.name, width: file.width, height: file.height }
  return {
    src: filePath(file.sha256, shown.name),
    ...(shown.width && shown.height ? { width: shown.width, height: shown.height } : {}),
    ...(variants.length > 1
      ? {
          srcSet: variants.map(({ name, width }) => `${filePath(file.sha256, name)} ${width}w`).join(', '),
          sizes,
        }
      : {}),
  }
}
