import type { Db, Sql } from './db/connect.ts'
import type { Keys } from './keys.ts'

/** What the directory can find without knowing the tenant. */
export type DirectoryKind = 'tracking' | 'partner' | 'place_code'

/** Where a key leads. */
export type Found = { tenant: number; subjectId: string; keyHash: Buffer }

/** Letters that people confuse when they copy a code (Crockford's base32), and the marks that group it. */
export function normalizeCode(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** The look-up value of a code. */
export function directoryKey(keys: Keys, kind: DirectoryKind, code: string): Buffer {
  return keys.index(kind, normalizeCode(code))
}

/** Finds the tenant and subject of a printed or private code; undefined when there is none. */
export async function findInDirectory(
  db: Db,
  keys: Keys,
  kind: DirectoryKind,
  code: string,
): Promise<Found | undefined> {
  const keyHash = directoryKey(keys, kind, code)
  const row = await db.q
    .selectFrom('directory')
    .select(['tenant_id', 'subject_id'])
    .where('kind', '=', kind)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  return row && { tenant: row.tenant_id, subjectId: row.subject_id, keyHash }
}

/** Enters codes. A code that is there already stays as it is. */
export async function enterDirectory(
  sql: Sql,
  tenant: number,
  kind: DirectoryKind,
  entries: readonly { keyHash: Buffer; subjectId: string }[],
): Promise<void> {
  if (entries.length === 0) return
  await sql.raw(
    `INSERT INTO directory (kind, key_hash, tenant_id, subject_id)
     SELECT $1, e.key_hash, $2, e.subject_id FROM unnest($3::bytea[], $4::uuid[]) AS e (key_hash, subject_id) ON CONFLICT DO NOTHING`,
    [kind, tenant, entries.map((entry) => entry.keyHash), entries.map((entry) => entry.subjectId)],
  )
}
