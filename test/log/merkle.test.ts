import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consistencyProof,
  hashOfLeaf,
  inclusionProof,
  isConsistent,
  isIncluded,
  rootOf,
} from '../../content/log/merkle.ts'
import { type Frontier, grow, leafHash, rootHash } from '../../site/publisher/log/frontier.ts'

// The reference vectors of Certificate Transparency (RFC 6962): leaves, the root of each of their trees, and proofs between them.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const emptyRoot = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const inclusions = [
  { index: 0, size: 1, proof: [] },
  {
    index: 0,
    size: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    index: 5,
    size: 8,
    proof: [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  { index: 2, size: 3, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
  {
    index: 1,
    size: 5,
    proof: [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]
const consistencies = [
  { from: 1, to: 1, proof: [] },
  {
    from: 1,
    to: 8,
    proof: [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  },
  {
    from: 6,
    to: 8,
    proof: [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  },
  {
    from: 2,
    to: 5,
    proof: [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  },
]
const hex = (list: readonly Buffer[]) => list.map((hash) => hash.toString('hex'))
const bytes = (list: readonly string[]) => list.map((hash) => Buffer.from(hash, 'hex'))
const rootAt = (size: number) => Buffer.from(roots[size - 1]!, 'hex')

test('the checker finds the published roots', () => {
  expect(rootOf([]).toString('hex')).toBe(emptyRoot)
  for (const [index, root] of roots.entries())
    expect(rootOf(leaves.slice(0, index + 1).map(hashOfLeaf)).toString('hex')).toBe(root)
})

test('so does the writer, leaf by leaf', () => {
  const frontier: Frontier = { size: 0, levels: [] }
  expect(rootHash(frontier).toString('hex')).toBe(emptyRoot)
  for (const [index, root] of roots.entries()) {
    grow(frontier, [leafHash(leaves[index]!)])
    expect(rootHash(frontier).toString('hex')).toBe(root)
  }
})

test.each(inclusions)('published proof of inclusion of leaf $index in $size', ({ index, size, proof }) => {
  const given = { leaf: hashOfLeaf(leaves[index]!), index, size, root: rootAt(size) }
  expect(hex(inclusionProof(leaves.slice(0, size).map(hashOfLeaf), index))).toEqual(proof)
  expect(isIncluded({ ...given, proof: bytes(proof) })).toBe(true)
  expect(isIncluded({ ...given, leaf: hashOfLeaf(Buffer.from('other')), proof: bytes(proof) })).toBe(false)
  expect(isIncluded({ ...given, proof: [...bytes(proof), rootAt(1)] })).toBe(false)
})

test.each(consistencies)('published proof of consistency of $from with $to', ({ from, to, proof }) => {
  const [earlier, later] = [from, to].map((size) => ({ size, root: rootAt(size) })) as [never, never]
  expect(hex(consistencyProof(leaves.slice(0, to).map(hashOfLeaf), from))).toEqual(proof)
  expect(isConsistent({ earlier, later, proof: bytes(proof) })).toBe(true)
  if (from !== to) {
    expect(
      isConsistent({
        earlier: { size: from, root: rootAt(8) },
        later: { size: 7, root: rootAt(7) },
        proof: bytes(proof),
      }),
    ).toBe(false)
    expect(isConsistent({ earlier, later, proof: bytes(proof).slice(1) })).toBe(false)
  }
})

test('writer and checker agree on any tree; every proof holds, and none for a changed leaf', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 600 }),
      fc.nat(),
      fc.nat(),
      (data, a, b) => {
        const all = data.map(hashOfLeaf)
        const frontier: Frontier = { size: 0, levels: [] }
        const split = b % (data.length + 1)
        grow(frontier, data.slice(0, split).map(leafHash))
        grow(frontier, data.slice(split).map(leafHash))
        const root = rootOf(all)
        expect(rootHash(frontier).equals(root)).toBe(true)
        const index = a % data.length
        const given = { index, size: data.length, proof: inclusionProof(all, index), root }
        expect(isIncluded({ ...given, leaf: all[index]! })).toBe(true)
        expect(isIncluded({ ...given, leaf: hashOfLeaf(Buffer.from('other data')) })).toBe(false)
        const earlier = { size: split, root: rootOf(all.slice(0, split)) }
        const later = { size: data.length, root }
        expect(isConsistent({ earlier, later, proof: consistencyProof(all, split) })).toBe(true)
        if (split > 0 && split < data.length) {
          const forged = { size: split, root: rootOf([hashOfLeaf(Buffer.from('rewritten')), ...all.slice(1, split)]) }
          expect(isConsistent({ earlier: forged, later, proof: consistencyProof(all, split) })).toBe(false)
        }
      },
    ),
    { numRuns: 60 },
  )
})
