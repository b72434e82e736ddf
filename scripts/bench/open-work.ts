import { createLocalReq, type Payload } from 'payload'
import { demoDomain } from '../../cms/people/demo.ts'
import { person } from '../../cms/workflow/person.ts'
import { inTransaction } from '../../cms/workflow/records.ts'

const batch = 25
const marked = '〔待办测试〕'

/** Brings the submitted statements that wait for gates to at least `wanted`, through the door, a third of them to the signers. */
export const openWork = async (payload: Payload, wanted: number): Promise<void> => {
  const { totalDocs } = await payload.count({
    collection: 'statements',
    where: { and: [{ state: { equals: 'submitted' } }, { title: { like: marked } }] },
    overrideAccess: true,
  })
  const people = await Promise.all(
    ['editor', 'reviewer', 'secrecy'].map((name) => person({ payload, email: `${name}@${demoDomain}` })),
  )
  for (let first = totalDocs; first < wanted; first += batch) {
    const req = await createLocalReq({}, payload)
    await inTransaction(req, async () => {
      const [editor, reviewer, secrecy] = people.map((one) => one.within(req))
      for (let index = first; index < Math.min(first + batch, wanted); index += 1) {
        const doc = await editor?.create('statements', {
          kind: 'explainer',
          title: `关于社保卡补办的说明 ${index}${marked}`,
          summary: '补卡当场领取，带身份证即可。',
          body: '## 怎么办\n\n带身份证到任一窗口，当场领取。',
          fields: { policyUrl: 'https://yunpu.example/policy/1' },
          ...(index % 3 === 1 ? { confirmingUnits: ['YP-LABOUR'] } : {}),
        })
        const id = doc?.id ?? ''
        await editor?.act('statements', id, 'submit')
        if (index % 3 !== 2) continue
        await reviewer?.act('statements', id, 'review')
        await secrecy?.act('statements', id, 'clear', { declaration: true })
      }
    })
  }
}
