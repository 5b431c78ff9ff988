import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../platform/db/connect.ts'
import type { Keys } from '../../platform/keys.ts'
import { type SignedHeads, signHeads } from '../../platform/proof.ts'
import { localDate } from '../../platform/pure/time.ts'
import { OperatorError } from '../config.ts'

/** Signs all chain heads once a day into a file; kept outside the database, it finds a chain that was rewritten as a whole. */
export async function signHeadsDaily(db: Db, keys: Keys, folder: string, now: Date): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `heads-${localDate(now)}.json`)
  if (!existsSync(path)) await writeHeads(db, keys, path, now)
  return path
}

/** Signs all chain heads now into a file. */
export async function writeHeads(db: Db, keys: Keys, path: string, now: Date): Promise<void> {
  await keepHeads(await signHeads(db, keys, now), path)
}

/** Writes signed heads into a file. */
export async function keepHeads(heads: SignedHeads, path: string): Promise<void> {
  await writeFile(path, `${JSON.stringify(heads, null, 1)}\n`)
}

/** Reads signed heads. @throws OperatorError when the file is not one */
export async function readHeads(path: string): Promise<SignedHeads> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new OperatorError(`读不到 ${path}。Cannot read ${path}.`)
  })
  try {
    const heads = JSON.parse(text) as SignedHeads
    if (typeof heads.body !== 'string' || typeof heads.signature !== 'string') throw new Error('shape')
    return heads
  } catch {
    throw new OperatorError(`${path} 不是签名的链头文件。${path} is not a file of signed heads.`)
  }
}
