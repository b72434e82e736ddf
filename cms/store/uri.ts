/** Whether DATABASE_URI names a server that speaks MongoDB's protocol. */
export const isMongodb = (uri: string): boolean => /^mongodb(\+srv)?:\/\//.test(uri)
