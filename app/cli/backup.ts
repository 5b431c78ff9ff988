import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readArchive, readManifest, writeArchive } from '../../platform/archive.ts'
import { connect } from '../../platform/db/connect.ts'
import { grantRights, migrate, migrationFiles } from '../../platform/db/migrate.ts'
import { brokenFiles, isPlace } from '../../platform/files.ts'
import { loadKeys, makeKeyFolder } from '../../platform/keys.ts'
import { signHeads, verifyChains } from '../../platform/proof.ts'
import { type Config, OperatorError } from '../config.ts'
import { openDatabase } from '../database.ts'
import { keepHeads, readHeads } from './heads.ts'

const KEY_FILES = ['master.key', 'heads.pem'] as const

/**
 * `weige backup <folder> [--keys]`: tables, photos and signed heads. Keys go along only when asked for, sealed under the
 * passphrase in WEIGE_PASSPHRASE: without them phones and tracking codes cannot be read again.
 */
export async function backup(
  config: Config,
  target: string | undefined,
  withKeys: boolean,
  say: (line: string) => void,
): Promise<void> {
  if (!target)
    throw new OperatorError('请写明放到哪个文件夹:weige backup <folder>。Say where to: weige backup <folder>', 2)
  const folder = resolve(target)
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new OperatorError(`${folder} 不是空文件夹，请换一个。${folder} is not empty; choose another folder.`, 2)
  const passphrase = process.env.WEIGE_PASSPHRASE ?? ''
  if (withKeys && passphrase.length < 12)
    throw new OperatorError(
      '备份密钥要用不少于 12 个字符的口令,放在环境变量 WEIGE_PASSPHRASE。To back up keys put a passphrase of 12 or more characters into WEIGE_PASSPHRASE.',
      2,
    )
  const keys = await loadKeys(join(config.localDir, 'keys'))
  const opened = await openDatabase(config, new Date(), () => undefined)
  // The reader may not see secrets that a backup must hold, so the owner's connection writes it.
  const owner = connect(opened.address, 'migrator', { hasRoles: false, max: 1 })
  try {
    // Signed before the snapshot: whatever is added meanwhile comes after these heads, and the backup holds them in any case.
    const heads = await signHeads(opened.db, keys, new Date())
    const manifest = await writeArchive(owner, folder, { version: config.version, now: new Date() }, (table, rows) =>
      say(`  ${table}: ${rows}`),
    ).catch((error: Error) => {
      throw new OperatorError(`备份没有完成:${error.message}。The backup was not finished: ${error.message}`)
    })
    await keepHeads(heads, join(folder, 'heads.json'))
    if (existsSync(join(config.localDir, 'files', 'kept')))
      await cp(join(config.localDir, 'files', 'kept'), join(folder, 'files'), {
        recursive: true,
        filter: (from) => !isPlace(from),
      })
    if (withKeys)
      await writeFile(join(folder, 'keys.sealed'), sealKeys(await readKeyFiles(config), passphrase), { mode: 0o600 })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(
      `✓ 已备份 ${rows} 行到 ${folder}${withKeys ? '(含密钥)' : ';密钥请另行保管(--keys)'}。Backed up ${rows} rows${withKeys ? ', with keys' : '; keep the keys apart (--keys)'}.`,
    )
  } finally {
    await owner.close()
    await opened.close()
  }
}

/** `weige restore <folder>`: into an empty database; then every chain is verified against the heads signed at the backup. */
export async function restore(config: Config, source: string | undefined, say: (line: string) => void): Promise<void> {
  if (!source)
    throw new OperatorError('请写明从哪个文件夹恢复:weige restore <folder>。Say where from: weige restore <folder>', 2)
  const folder = resolve(source)
  const manifest = await readManifest(folder).catch(() => {
    throw new OperatorError(`${folder} 不是完整的备份(没有 manifest.json)。${folder} is not a whole backup.`)
  })
  const known = await migrationFiles(join(config.root, 'db/migrations'))
  const last = manifest.migrations.at(-1)
  if (last === undefined || !known.includes(last))
    throw new OperatorError(
      `备份来自更新的版本（${manifest.version}），请先升级微网格。The backup is of a newer version (${manifest.version}); upgrade Weige first.`,
    )
  await restoreKeys(config, folder, say)
  const opened = await openDatabase(config, new Date(), say, last)
  const owner = connect(opened.address, 'migrator', { hasRoles: false, max: 1 })
  try {
    await readArchive(owner, folder, manifest, (table, rows) => say(`  ${table}: ${rows}`)).catch((error: Error) => {
      throw new OperatorError(`没有恢复,数据库未改动:${error.message}。Nothing was restored: ${error.message}`)
    })
    if (last !== known.at(-1)) {
      for (const name of await migrate(owner, join(config.root, 'db'), new Date())) say(`  ${name}`)
      if (opened.hasRoles) await grantRights(owner)
    }
    if (existsSync(join(folder, 'files')))
      await cp(join(folder, 'files'), join(config.localDir, 'files', 'kept'), { recursive: true })
    // Phones that knew the old data must start over: their cursors belong to an earlier epoch.
    await opened.db.q
      .insertInto('settings')
      .values({ key: 'epoch', value: `${Date.now()}` })
      .onConflict((oc) => oc.column('key').doUpdateSet({ value: `${Date.now()}` }))
      .execute()
    const keys = await loadKeys(join(config.localDir, 'keys'))
    const proof = await verifyChains(opened.db, keys, await readHeads(join(folder, 'heads.json')))
    if (proof.defects.length > 0)
      throw new OperatorError(
        '已恢复,但历史与备份时签名的链头不符,请运行 weige verify。Restored, but the history differs from the heads signed at the backup: run weige verify.',
        4,
      )
    const broken = await brokenFiles({ folder: join(config.localDir, 'files') }, opened.db)
    if (broken.length > 0)
      throw new OperatorError(
        `已恢复,但有 ${broken.length} 张照片缺失或损坏(第一张 ${broken[0].id})。Restored, but ${broken.length} photo(s) are missing or damaged (first: ${broken[0].id}).`,
        4,
      )
    say(
      `✓ 已恢复,${proof.chains} 条链、${proof.events} 个事件与备份时一致。Restored; ${proof.chains} chains and ${proof.events} events are as they were.`,
    )
  } finally {
    await owner.close()
    await opened.close()
  }
}

async function restoreKeys(config: Config, folder: string, say: (line: string) => void): Promise<void> {
  const target = join(config.localDir, 'keys')
  if (existsSync(join(target, 'master.key'))) return
  if (!existsSync(join(folder, 'keys.sealed'))) {
    throw new OperatorError(
      `备份里没有密钥。请先把原来的 keys 文件夹放到 ${target}。The backup holds no keys; first put the old keys folder to ${target}.`,
    )
  }
  const files = openKeys(await readFile(join(folder, 'keys.sealed')), process.env.WEIGE_PASSPHRASE ?? '')
  await makeKeyFolder(target)
  for (const name of KEY_FILES) await writeFile(join(target, name), files[name], { mode: 0o600 })
  say('  keys')
}

async function readKeyFiles(config: Config): Promise<Record<string, string>> {
  const entries = await Promise.all(
    KEY_FILES.map(async (name) => [name, await readFile(join(config.localDir, 'keys', name), 'utf8')] as const),
  )
  return Object.fromEntries(entries)
}

/** AES-256-GCM under a key from scrypt (RFC 7914; N = 2^15, r = 8, p = 1). */
function sealKeys(files: Record<string, string>, passphrase: string): Buffer {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', stretch(passphrase, salt), iv)
  const body = Buffer.concat([cipher.update(JSON.stringify(files)), cipher.final()])
  return Buffer.concat([salt, iv, cipher.getAuthTag(), body])
}

function openKeys(sealed: Buffer, passphrase: string): Record<string, string> {
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      stretch(passphrase, sealed.subarray(0, 16)),
      sealed.subarray(16, 28),
    )
    decipher.setAuthTag(sealed.subarray(28, 44))
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(44)), decipher.final()]).toString('utf8'))
  } catch {
    throw new OperatorError(
      '口令不对(WEIGE_PASSPHRASE),密钥打不开。The passphrase in WEIGE_PASSPHRASE does not open the keys.',
    )
  }
}

function stretch(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
}
