/** Text of a file that says nothing of its encoding: UTF-16 by its mark, else UTF-8, else what Chinese Excel writes. */
export const textOf = (data: Buffer): string => {
  if (data[0] === 0xff && data[1] === 0xfe) return new TextDecoder('utf-16le').decode(data)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return new TextDecoder('gb18030').decode(data)
  }
}
