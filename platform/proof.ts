import { createHash } from 'node:crypto'
import type { Db, Sql } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { RowDefect, RowProof } from './module.ts'

/** The heads of all chains at one moment, signed with the installation's key. */
export type SignedHeads = { body: string; signature: string; publicKey: string }

/** What a verification found wrong, naming the first event that does not fit. */
export type Defect = {
  tenant: number
  chainId: number
  seq: number
  eventId: string | null
  what: 'hash' | 'gap' | 'columns' | 'head' | 'missing_chain' | 'rewritten' | 'signature'
}

/** Result of a verification. */
export type Proof = { chains: number; events: number; defects: Defect[] }

const PAGE = 2_000
const ZERO = Buffer.alloc(32)

type Row = {
  seq: number
  id: string
  name: string
  at: Date
  made_at: Date
  subject_type: string
  subject_id: string
  grid_id: string | null
  actor_id: string | null
  post_id: string | null
  via: string
  command_id: string
  body: string
  hash: Buffer
}

/** The heads of all chains, signed: one file a day goes with the backup and by mail, outside the reach of who can write the database. */
export async function signHeads(db: Db, keys: Keys, now: Date): Promise<SignedHeads> {
  const rows = await db.pool.query<{ tenant_id: number; chain_id: number; seq: number; hash: Buffer }>(
    'SELECT tenant_id, chain_id, seq, hash FROM chains ORDER BY tenant_id, chain_id',
  )
  const body = JSON.stringify({
    at: now.toISOString(),
    heads: rows.rows.map((row) => [row.tenant_id, row.chain_id, row.seq, row.hash.toString('hex')]),
  })
  return { body, signature: keys.signHeads(body), publicKey: keys.publicKey }
}

/**
 * Recomputes every chain from its first event: each hash from the one before, each column from its body, and the head at the end.
 * With signed heads it also finds a chain that was rewritten as a whole: at the signed position another hash stands.
 */
export async function verifyChains(
  db: Db,
  keys: Keys,
  against: SignedHeads | undefined,
  progress: (events: number) => void = () => undefined,
): Promise<Proof> {
  return db.snapshot(async (sql) => {
    const proof: Proof = { chains: 0, events: 0, defects: [] }
    const signed = against ? readSigned(against, keys, proof) : new Map<string, { seq: number; hash: string }>()
    const chains = await sql.raw<{ tenant_id: number; chain_id: number; seq: number; hash: Buffer }>(
      'SELECT tenant_id, chain_id, seq, hash FROM chains ORDER BY tenant_id, chain_id',
    )
    for (const chain of chains) {
      proof.chains++
      const key = `${chain.tenant_id}/${chain.chain_id}`
      await verifyChain(sql, chain, signed.get(key), proof, progress)
      signed.delete(key)
    }
    for (const [key, { seq }] of signed) {
      const [tenant, chainId] = key.split('/').map(Number)
      proof.defects.push({ tenant, chainId, seq, eventId: null, what: 'missing_chain' })
    }
    return proof
  })
}

/** Asks every module whether its rows are what the chain says, in every tenant; on one snapshot, so that nothing moves meanwhile. */
export async function verifyRows(
  db: Db,
  keys: Keys,
  proofs: readonly RowProof[],
): Promise<{ rows: number; defects: RowDefect[] }> {
  return db.snapshot(async (sql) => {
    const tenants = await sql.raw<{ tenant_id: number }>('SELECT DISTINCT tenant_id FROM chains ORDER BY tenant_id')
    let rows = 0
    const defects: RowDefect[] = []
    for (const { tenant_id: tenant } of tenants) {
      for (const proof of proofs) {
        const found = await proof({ sql, keys, tenant })
        rows += found.rows
        defects.push(...found.defects)
      }
    }
    return { rows, defects }
  })
}

async function verifyChain(
  sql: Sql,
  chain: { tenant_id: number; chain_id: number; seq: number; hash: Buffer },
  signed: { seq: number; hash: string } | undefined,
  proof: Proof,
  progress: (events: number) => void,
): Promise<void> {
  let hash: Buffer = ZERO
  let seq = 0
  const fail = (at: number, eventId: string | null, what: Defect['what']) => {
    proof.defects.push({ tenant: chain.tenant_id, chainId: chain.chain_id, seq: at, eventId, what })
  }
  for (;;) {
    const rows = await sql.raw<Row>(
      'SELECT * FROM events WHERE tenant_id = $1 AND chain_id = $2 AND seq > $3 ORDER BY seq LIMIT $4',
      [chain.tenant_id, chain.chain_id, seq, PAGE],
    )
    for (const row of rows) {
      if (row.seq !== seq + 1) return fail(seq + 1, row.id, 'gap')
      hash = createHash('sha256').update(hash).update(row.body, 'utf8').digest()
      if (!hash.equals(row.hash)) return fail(row.seq, row.id, 'hash')
      if (!columnsFit(row)) return fail(row.seq, row.id, 'columns')
      if (signed && signed.seq === row.seq && signed.hash !== row.hash.toString('hex'))
        return fail(row.seq, row.id, 'rewritten')
      seq = row.seq
      proof.events++
    }
    progress(proof.events)
    if (rows.length < PAGE) break
  }
  if (signed && signed.seq > seq) return fail(seq + 1, null, 'rewritten')
  if (chain.seq !== seq || !chain.hash.equals(hash)) fail(seq, null, 'head')
}

/** The columns of an event derive from its body; one that was changed alone is found here. */
function columnsFit(row: Row): boolean {
  const body = JSON.parse(row.body) as Record<string, unknown> & { subject: { type: string; id: string } }
  return (
    body.id === row.id &&
    body.name === row.name &&
    body.at === row.at.toISOString() &&
    body.madeAt === row.made_at.toISOString() &&
    body.subject.type === row.subject_type &&
    body.subject.id === row.subject_id &&
    body.grid === row.grid_id &&
    body.actor === row.actor_id &&
    body.post === row.post_id &&
    body.via === row.via &&
    body.command === row.command_id
  )
}

function readSigned(against: SignedHeads, keys: Keys, proof: Proof): Map<string, { seq: number; hash: string }> {
  if (!keys.verifyHeads(against.body, against.signature)) {
    proof.defects.push({ tenant: 0, chainId: 0, seq: 0, eventId: null, what: 'signature' })
    return new Map()
  }
  const { heads } = JSON.parse(against.body) as { heads: [number, number, number, string][] }
  return new Map(
    heads.filter(([, , seq]) => seq > 0).map(([tenant, chainId, seq, hash]) => [`${tenant}/${chainId}`, { seq, hash }]),
  )
}
