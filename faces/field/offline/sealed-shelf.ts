import { isWithin, type Shelf } from '../../kit/shelf.ts'
import type { Sealed, Vault } from './vault.ts'

/** A draft as it lies behind the PIN: its words, or what a photo or voice is called and its bytes. */
type SealedDraft = { readonly sealed: 'words'; readonly words: Sealed } | SealedFile
type SealedFile = { readonly sealed: 'file'; readonly facts: Sealed; readonly bytes: Sealed }

/**
 * A shelf that seals what lies under one key (the drafts of whoever carries her work on this phone) and leaves everything else as it is. What lay
 * there in the open before is read all the same.
 */
export function sealedShelf(inner: Shelf, vault: Vault, root: string): Shelf {
  const isOwn = (key: string) => isWithin(root, key)
  return {
    load: async (key) => (isOwn(key) ? unsealed(vault, await inner.load(key)) : inner.load(key)),
    save: async (key, value) => inner.save(key, isOwn(key) ? await sealed(vault, value) : value),
    update: async (key, change) => {
      if (!isOwn(key)) return inner.update(key, change)
      // Sealing takes longer than the disk holds still: it is laid down only over what was read, else it is read anew.
      for (;;) {
        const before = await inner.load(key)
        const now = await unsealed(vault, before)
        const next = change(now)
        if (next === undefined) return now
        const laid = await sealed(vault, next)
        let isLaid = false
        await inner.update(key, (lying) => {
          isLaid = isSame(lying, before)
          return isLaid ? laid : undefined
        })
        if (isLaid) return next
      }
    },
    clear: (key) => inner.clear(key),
    keys: (key) => inner.keys(key),
  }
}

/** Seals what still lies in the open under a key: drafts begun before the phone was locked. */
export async function sealWhatLies(inner: Shelf, vault: Vault, root: string): Promise<void> {
  for (const key of await inner.keys(root)) {
    const before = await inner.load(key)
    if (before === undefined || isSealed(before)) continue
    const laid = await sealed(vault, before)
    await inner.update(key, (lying) => (isSame(lying, before) ? laid : undefined))
  }
}

/** Everything under a key in the open again: its lock is about to go. */
export async function openWhatLies(inner: Shelf, vault: Vault, root: string): Promise<void> {
  for (const key of await inner.keys(root)) {
    const before = await inner.load(key)
    if (!isSealed(before)) continue
    const opened = await unsealed(vault, before)
    if (opened !== undefined) await inner.save(key, opened)
  }
}

async function sealed(vault: Vault, value: unknown): Promise<SealedDraft> {
  if (!(value instanceof Blob)) return { sealed: 'words', words: await vault.seal(value) }
  const { type } = value
  const facts = value instanceof File ? { type, name: value.name, modified: value.lastModified } : { type }
  return {
    sealed: 'file',
    facts: await vault.seal(facts),
    bytes: await vault.sealBytes(await value.arrayBuffer()),
  }
}

/** What was sealed; undefined when this key does not open it. */
async function unsealed(vault: Vault, value: unknown): Promise<unknown> {
  if (!isSealed(value)) return value
  try {
    if (value.sealed === 'words') return await vault.open(value.words)
    const facts = (await vault.open(value.facts)) as { type: string; name?: string; modified?: number }
    const bytes = await vault.openBytes(value.bytes)
    return facts.name === undefined
      ? new Blob([bytes], { type: facts.type })
      : new File([bytes], facts.name, { type: facts.type, lastModified: facts.modified })
  } catch {
    return undefined
  }
}

/** Whether a draft lies sealed. */
export function isSealed(value: unknown): value is SealedDraft {
  return typeof value === 'object' && value !== null && 'sealed' in value && ('words' in value || 'bytes' in value)
}

/** Whether two readings are of the same thing laid down: what is sealed has a nonce of its own each time. */
function isSame(a: unknown, b: unknown): boolean {
  if (isSealed(a) && isSealed(b)) return String(nonceOf(a)) === String(nonceOf(b))
  return (
    !isSealed(a) && !isSealed(b) && (a instanceof Blob ? b instanceof Blob : JSON.stringify(a) === JSON.stringify(b))
  )
}

const nonceOf = (one: SealedDraft) => (one.sealed === 'words' ? one.words.iv : one.bytes.iv)
