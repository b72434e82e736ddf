import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** LibreOffice of this machine, if there is one (Debian: apt-get install libreoffice-writer-nogui). */
export const sofficeAt = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
].find((place) => existsSync(place))

/** Opens a document and prints it; returns where the PDF lies. Throws where LibreOffice cannot read it. */
export const toPdf = (file: string, folder: string): string => {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync(sofficeAt ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'pipe',
    timeout: 180_000,
  })
  return path.join(folder, `${path.parse(file).name}.pdf`)
}
