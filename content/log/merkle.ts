import { createHash } from 'node:crypto'

// The Merkle tree of RFC 6962 (section 2.1), and the checks of RFC 9162 (2.1.3.2, 2.1.4.2). Written apart from the writer's.

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafMark = Uint8Array.of(0)
const nodeMark = Uint8Array.of(1)

export const hashOfLeaf = (data: Uint8Array): Buffer => sha256(leafMark, data)
const hashOfNode = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodeMark, left, right)

/** Root of the tree over these leaf hashes, 32 bytes. */
export const rootOf = (leaves: readonly Uint8Array[]): Buffer => {
  if (leaves.length === 0) return sha256()
  // Pairs are joined level by level; a last one without a partner moves up as it is, which is what the recursion of the RFC does.
  let level: Uint8Array[] = [...leaves]
  while (level.length > 1) {
    const above: Uint8Array[] = []
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index]!, level[index + 1]]
      above.push(right ? hashOfNode(left, right) : left)
    }
    level = above
  }
  return Buffer.from(level[0]!)
}

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

type Inclusion = { leaf: Uint8Array; index: number; size: number; proof: readonly Uint8Array[]; root: Uint8Array }

/** Does the tree of `size` leaves with this root hold the leaf hash at `index`? */
export const isIncluded = ({ leaf, index, size, proof, root }: Inclusion): boolean => {
  if (index < 0 || index >= size) return false
  let [fn, sn] = [index, size - 1]
  let hash: Uint8Array = leaf
  for (const step of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = hashOfNode(step, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = hashOfNode(hash, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && isEqual(hash, root)
}

type Consistency = {
  earlier: { size: number; root: Uint8Array }
  later: { size: number; root: Uint8Array }
  proof: readonly Uint8Array[]
}

/** Is the later tree the earlier one with leaves added at the end? */
export const isConsistent = ({ earlier, later, proof }: Consistency): boolean => {
  if (earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && isEqual(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0 && isEqual(earlier.root, rootOf([]))
  const isPower = Number.isInteger(Math.log2(earlier.size))
  const [start, ...steps] = isPower ? [earlier.root, ...proof] : proof
  if (!start || proof.length === 0) return false
  let [fn, sn] = [earlier.size - 1, later.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [first, second] = [start, start]
  for (const step of steps) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      first = hashOfNode(step, first)
      second = hashOfNode(step, second)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else second = hashOfNode(second, step)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && isEqual(first, earlier.root) && isEqual(second, later.root)
}

const half = (value: number) => Math.floor(value / 2)

/** Hashes by which `isIncluded` is answered (RFC 6962, 2.1.1). */
export const inclusionProof = (leaves: readonly Uint8Array[], index: number): Buffer[] => {
  if (leaves.length <= 1) return []
  const middle = splitOf(leaves.length)
  return index < middle
    ? [...inclusionProof(leaves.slice(0, middle), index), rootOf(leaves.slice(middle))]
    : [...inclusionProof(leaves.slice(middle), index - middle), rootOf(leaves.slice(0, middle))]
}

/** Hashes by which `isConsistent` is answered for the tree of the first `size` leaves (RFC 6962, 2.1.2). */
export const consistencyProof = (leaves: readonly Uint8Array[], size: number): Buffer[] =>
  size === 0 || size === leaves.length ? [] : subproof(leaves, size, true)

const subproof = (leaves: readonly Uint8Array[], size: number, isWhole: boolean): Buffer[] => {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const middle = splitOf(leaves.length)
  return size <= middle
    ? [...subproof(leaves.slice(0, middle), size, isWhole), rootOf(leaves.slice(middle))]
    : [...subproof(leaves.slice(middle), size - middle, false), rootOf(leaves.slice(0, middle))]
}

/** Largest power of two below `size`. */
const splitOf = (size: number) => 2 ** Math.floor(Math.log2(size - 1))
