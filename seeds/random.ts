/** A stream of pseudo-random values; the same seed gives the same stream on every machine. Not for secrets. */
export interface Random {
  /** A number in [0, 1) with 32 random bits. */
  next(): number
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of the list. Throws when the list is empty. */
  pick<T>(list: readonly T[]): T
  /** One of the list, each with its weight. Throws when no weight is above 0. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T
  /** The list in random order; the list itself stays as it is. */
  shuffle<T>(list: readonly T[]): T[]
  /** A stream of its own for a part of the work: what one part draws does not change what another gets. */
  fork(label: string): Random
}

/**
 * Makes a stream from any text. Generator: xoshiro128** (Blackman and Vigna, 2018), its four words of state filled by
 * splitmix32 from the FNV-1a hash of the seed.
 */
export const createRandom = (seed: string): Random => {
  const next32 = xoshiro128(seed)
  const next = () => next32() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const random: Random = {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted: (list, weight) => {
      const total = list.reduce((sum, item) => sum + weight(item), 0)
      if (!(total > 0)) throw new Error('nothing to choose from: no weight above 0')
      let left = next() * total
      for (const item of list) {
        left -= weight(item)
        if (left < 0) return item
      }
      return at(list, list.length - 1)
    },
    shuffle: (list) => {
      const result = [...list]
      for (let i = result.length - 1; i > 0; i -= 1) {
        const j = int(0, i)
        const held = at(result, i)
        result[i] = at(result, j)
        result[j] = held
      }
      return result
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  }
  return random
}

/** The item at an index. Throws when there is none. */
export const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new Error(`no item ${index} in a list of ${list.length}`)
  return item
}

const xoshiro128 = (seed: string): (() => number) => {
  let filler = fnv1a(seed)
  const splitmix32 = () => {
    filler = (filler + 0x9e3779b9) | 0
    let z = filler
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let [a, b, c, d] = [splitmix32(), splitmix32(), splitmix32(), splitmix32()]
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result
  }
}

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash
}
