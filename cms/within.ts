/** The bytes of a stream, or null where there are more than `most`. */
export const within = async (stream: ReadableStream<Uint8Array>, most: number): Promise<Buffer | null> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}
