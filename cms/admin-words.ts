/** Words of the admin that Payload has not, or says in a way that means nothing to its readers. */
export const adminWords = {
  zh: { huiying: { compare: '对照' }, general: { noLabel: '—', payloadSettings: '界面设置' } },
  en: { huiying: { compare: 'Compare' }, general: { noLabel: '—', payloadSettings: 'This back office' } },
}
