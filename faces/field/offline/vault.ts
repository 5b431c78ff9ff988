import type { Disk } from './disk.ts'

/** Something sealed by the data key. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer }

/** What seals and opens: the data key, while the app is unlocked. */
export type Vault = {
  seal(value: unknown): Promise<Sealed>
  open(sealed: Sealed): Promise<unknown>
  sealBytes(bytes: ArrayBuffer): Promise<Sealed>
  openBytes(sealed: Sealed): Promise<ArrayBuffer>
}

/** Whose rows lie here. Stands in the open, so that the lock screen can say whose PIN it wants. */
export type Owner = {
  readonly accountId: string
  readonly personId: string
  readonly name: string
  readonly tenant: number
  readonly deviceId: string
  /** What this device shows to the house, also when it is locked: it opens nothing here. */
  readonly secret: string
}

type Lock = {
  readonly owner: Owner
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly wrapped: Sealed
  readonly misses: number
}

/** PBKDF2-HMAC-SHA-256 (OWASP Password Storage Cheat Sheet, 2023). About a second on an old phone. */
const ITERATIONS = 600_000
/** So many wrong PINs, then everything here is wiped. */
export const MOST_MISSES = 10
export const PIN = /^\d{6}$/

const LOCK = 'lock'

/** Whose rows lie on this disk; null when there are none. */
export async function ownerOf(disk: Disk): Promise<Owner | null> {
  return (await lockOf(disk))?.owner ?? null
}

/** How often its PIN has been missed since it last fitted. */
export async function missesOf(disk: Disk): Promise<number> {
  return (await lockOf(disk))?.misses ?? 0
}

/** Makes a new data key, locked by a PIN. Whatever lay on the disk before is wiped first. */
export async function setUpVault(disk: Disk, owner: Owner, pin: string, iterations = ITERATIONS): Promise<Vault> {
  await disk.wipe()
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const wrapped = await sealWith(await stretch(pin, salt, iterations), raw.buffer)
  const lock: Lock = { owner, salt, iterations, wrapped, misses: 0 }
  await disk.write([{ part: 'meta', key: LOCK, value: lock }])
  return vaultOf(await dataKey(raw.buffer))
}

/** What became of a PIN. */
export type Opened =
  | { readonly is: 'open'; readonly vault: Vault; readonly owner: Owner }
  | { readonly is: 'wrong'; readonly left: number }
  | { readonly is: 'wiped' }

/**
 * Opens the vault. The miss is counted before the PIN is tried and taken back when it fits, so that killing the app saves no try; the
 * tenth wipes everything.
 */
export async function openVault(disk: Disk, pin: string): Promise<Opened> {
  const before = await lockOf(disk)
  if (!before) return { is: 'wiped' }
  const counted = (await disk.update(LOCK, (now) => (isLock(now) ? { ...now, misses: now.misses + 1 } : now))) as Lock
  try {
    const raw = await openWith(await stretch(pin, counted.salt, counted.iterations), counted.wrapped)
    await disk.update(LOCK, (now) => (isLock(now) ? { ...now, misses: 0 } : now))
    return { is: 'open', vault: vaultOf(await dataKey(raw)), owner: counted.owner }
  } catch {
    if (counted.misses < MOST_MISSES) return { is: 'wrong', left: MOST_MISSES - counted.misses }
    await disk.wipe()
    return { is: 'wiped' }
  }
}

async function lockOf(disk: Disk): Promise<Lock | null> {
  const found = await disk.read('meta', LOCK)
  return isLock(found) ? found : null
}

function isLock(value: unknown): value is Lock {
  return typeof value === 'object' && value !== null && 'owner' in value && 'wrapped' in value && 'salt' in value
}

function vaultOf(key: CryptoKey): Vault {
  const text = new TextEncoder()
  return {
    seal: (value) => sealWith(key, text.encode(JSON.stringify(value)).buffer),
    open: async (sealed) => valueIn(await openWith(key, sealed)),
    sealBytes: (bytes) => sealWith(key, bytes),
    openBytes: (sealed) => openWith(key, sealed),
  }
}

/** The value whose text was sealed as these bytes. */
export function valueIn(bytes: ArrayBuffer): unknown {
  return JSON.parse(plain.decode(bytes))
}
const plain = new TextDecoder()

async function stretch(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** The data key as an object that gives its bytes to nobody. */
function dataKey(raw: ArrayBuffer): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** AES-256-GCM with a fresh 96-bit nonce (NIST SP 800-38D). */
async function sealWith(key: CryptoKey, bytes: ArrayBuffer): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

function openWith(key: CryptoKey, { iv, data }: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
}
