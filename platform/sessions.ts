import { createHash, randomBytes } from 'node:crypto'
import type { Db, Sql } from './db/connect.ts'
import { SESSION_DAYS } from './pure/session-days.ts'

/** How long a looked-up session is believed without asking again, in milliseconds. */
const BELIEVED = 5_000

/** Sessions: an opaque random token at the browser, its hash in the table. */
export type Sessions = {
  /** The account of a token, or null. */
  find(token: string | undefined, now: Date): Promise<string | null>
  /** A new session; the old token of this browser ends. */
  start(accountId: string, oldToken: string | undefined, now: Date): Promise<string>
  end(token: string | undefined): Promise<void>
  /** Ends all sessions of an account but one. */
  endOthers(accountId: string, keepToken: string | undefined): Promise<void>
  readonly maxAgeSeconds: number
}

export function openSessions(db: Db): Sessions {
  const believed = new Map<string, { accountId: string | null; until: number }>()
  return {
    maxAgeSeconds: SESSION_DAYS * 86_400,
    async find(token, now) {
      if (!token) return null
      const key = hashOf(token).toString('hex')
      const known = believed.get(key)
      if (known && known.until > now.getTime()) return known.accountId
      const row = await db.q
        .selectFrom('sessions')
        .select(['account_id', 'expires_at'])
        .where('token_hash', '=', hashOf(token))
        .executeTakeFirst()
      const accountId = row && row.expires_at > now ? row.account_id : null
      if (believed.size > 10_000) believed.clear()
      believed.set(key, { accountId, until: now.getTime() + BELIEVED })
      return accountId
    },
    async start(accountId, oldToken, now) {
      if (oldToken) await this.end(oldToken)
      const token = randomBytes(32).toString('base64url')
      await db.q
        .insertInto('sessions')
        .values({
          token_hash: hashOf(token),
          account_id: accountId,
          created_at: now,
          expires_at: new Date(now.getTime() + SESSION_DAYS * 86_400_000),
        })
        .execute()
      return token
    },
    async end(token) {
      if (!token) return
      believed.delete(hashOf(token).toString('hex'))
      await db.q.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute()
    },
    async endOthers(accountId, keepToken) {
      believed.clear()
      let ended = db.q.deleteFrom('sessions').where('account_id', '=', accountId)
      if (keepToken) ended = ended.where('token_hash', '<>', hashOf(keepToken))
      await ended.execute()
    },
  }
}

/** Ends all sessions of an account, in the transaction of the act that shuts it out. Other processes notice within 5 s. */
export async function endSessionsOf(sql: Sql, accountId: string): Promise<void> {
  await sql.q.deleteFrom('sessions').where('account_id', '=', accountId).execute()
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
