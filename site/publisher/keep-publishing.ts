import { setTimeout as sleep } from 'node:timers/promises'
import { isBroken } from '../projection/database.ts'
import { diskFault } from './disk-fault.ts'
import { inWords } from './fault-words.ts'
import { type Publisher, type PublisherOptions, startPublisher } from './publisher.ts'
import { RecordMissing } from './record-missing.ts'

const retryEvery = 5_000

/** Starts a publisher, and another where that one can do nothing more. A fault that goes by is waited for; any other is thrown. */
export const keepPublishing = async ({
  onStart,
  ...options
}: PublisherOptions & { onStart: (publisher: Publisher) => void }): Promise<never> => {
  const { log = (line) => console.log(`publisher: ${line}`) } = options
  for (;;) {
    try {
      const publisher = await startPublisher(options)
      onStart(publisher)
      log(`${await publisher.lost} Starting anew.`)
      await publisher.close()
    } catch (error) {
      if (!diskFault(error) && !isBroken(error) && !(error instanceof RecordMissing)) throw error
      log(`${inWords(error)}. Trying again in ${retryEvery / 1_000} s.`)
      await sleep(retryEvery)
    }
  }
}
