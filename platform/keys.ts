import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The installation's secrets. They stand in files beside the data, never in the database or a plain backup.
 * Personal fields go in and out only here: AES-256-GCM (NIST SP 800-38D), looked up by HMAC-SHA-256.
 */
export type Keys = {
  /** Seals a personal field; each call gives other bytes. */
  seal(text: string): Buffer
  /** Opens a sealed field. Throws when it was altered or sealed under another key. */
  open(sealed: Buffer): string
  /** The look-up value of a normalised text; `purpose` keeps indexes from being joined. */
  index(
    purpose:
      | 'phone'
      | 'tracking'
      | 'partner'
      | 'place_code'
      | 'session'
      | 'login_code'
      | 'address'
      | 'proxy'
      | 'device',
    text: string,
  ): Buffer
  /** Bytes that only this installation can make again from the same seed. */
  derive(purpose: 'tracking' | 'partner' | 'proxy' | 'input', seed: string): Buffer
  /** Ed25519 signature of a list of chain heads. */
  signHeads(body: string): string
  verifyHeads(body: string, signature: string): boolean
  /** The public half, to be kept with the signed heads. */
  readonly publicKey: string
  /** Who this house is to the push services of browsers (VAPID, P-256, base64url): comes and goes with the master key. */
  readonly push: { readonly publicKey: string; readonly privateKey: string }
}

/** Reads the keys from a folder, making them at the first start (files 0600, folder 0700). */
export async function loadKeys(folder: string): Promise<Keys> {
  await makeKeyFolder(folder)
  const master = Buffer.from(
    await readOrMake(join(folder, 'master.key'), () => randomBytes(32).toString('base64')),
    'base64',
  )
  const pem = await readOrMake(join(folder, 'heads.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  return keysFrom(master, pem)
}

/**
 * Makes the folder of the keys for its owner alone. The folder above stays open to pass through: the account that serves an
 * embedded database for root lives beside it.
 */
export async function makeKeyFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/** Keys from their raw parts: a 32-byte master key and an Ed25519 private key in PEM. */
export function keysFrom(master: Buffer, signingPem: string): Keys {
  if (master.length !== 32) throw new Error('master.key must hold 32 bytes in base64')
  const part = (info: string) => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `weige/${info}`, 32))
  const fieldKey = part('field')
  const indexKeys = new Map<string, Buffer>()
  const keyFor = (info: string) => {
    const known = indexKeys.get(info)
    if (known) return known
    const made = part(info)
    indexKeys.set(info, made)
    return made
  }
  const privateKey = createPrivateKey(signingPem)
  const publicKey = createPublicKey(privateKey)
  return {
    seal(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', fieldKey, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    },
    index: (purpose, text) =>
      createHmac('sha256', keyFor(`index/${purpose}`))
        .update(text)
        .digest(),
    derive: (purpose, seed) =>
      createHmac('sha256', keyFor(`derive/${purpose}`))
        .update(seed)
        .digest(),
    signHeads: (body) => sign(null, Buffer.from(body), privateKey).toString('base64'),
    verifyHeads: (body, signature) => verify(null, Buffer.from(body), publicKey, Buffer.from(signature, 'base64')),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    push: pushKeys(part('push')),
  }
}

/** A P-256 key pair from 32 secret bytes; practically all of them are a private key. */
function pushKeys(secret: Buffer): { publicKey: string; privateKey: string } {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  return { publicKey: pair.getPublicKey().toString('base64url'), privateKey: secret.toString('base64url') }
}

/** The commitment that an event carries in place of a text: HMAC-SHA-256 of the text under the row's salt, in hex. */
export function commit(salt: Buffer, text: string): string {
  return createHmac('sha256', salt).update(text, 'utf8').digest('hex')
}

async function readOrMake(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  try {
    await writeFile(path, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Two first starts at once: whoever wrote first wins.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFile(path, 'utf8')
}
