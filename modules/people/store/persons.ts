import type { Sight } from '../../../platform/access.ts'
import type { Sql } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/pure/refusals.ts'
import type { TAGS } from '../contract.ts'

export type Tag = (typeof TAGS)[number]
export type PersonRow = {
  id: string
  name: string
  phoneSealed: Buffer | null
  phoneHash: Buffer | null
  isContactPublic: boolean
}

const COLUMNS = `n.id, n.name, n.phone_sealed AS "phoneSealed", n.phone_hash AS "phoneHash", n.is_contact_public AS "isContactPublic"`
/** A registration by staff carries the main grid it was made in; residents who came through a report or a code have none. */
const REGISTERED_IN = (grids: string) =>
  `EXISTS (SELECT 1 FROM events e WHERE e.tenant_id = n.tenant_id AND e.subject_id = n.id AND e.name = 'person.registered' AND e.grid_id = ANY(${grids}))`

/** A person to be registered. Phone and look-up value are both given or both null. */
export type NewPerson = {
  id: string
  name: string
  phoneSealed: Buffer | null
  phoneHash: Buffer | null
  isContactPublic: boolean
  isSynthetic: boolean
  at: Date
}

/** Registers a person. @returns false when the number is known already (then nothing is written) */
export async function insertPerson(sql: Sql, tenant: number, person: NewPerson): Promise<boolean> {
  const rows = await sql.prepared(
    'people_insert_person',
    `INSERT INTO persons (tenant_id, id, name, phone_sealed, phone_hash, is_contact_public, is_synthetic, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, phone_hash) DO NOTHING RETURNING id`,
    [
      tenant,
      person.id,
      person.name,
      person.phoneSealed,
      person.phoneHash,
      person.isContactPublic,
      person.isSynthetic,
      person.at,
    ],
  )
  return rows.length === 1
}

/** The person with this number, locked. No sight is asked: whoever knows the number is told only whether the name fits. */
export async function lockByPhone(sql: Sql, tenant: number, phoneHash: Buffer): Promise<PersonRow | undefined> {
  const rows = await sql.prepared<PersonRow>(
    'people_by_phone',
    `SELECT ${COLUMNS} FROM persons n WHERE n.tenant_id = $1 AND n.phone_hash = $2 FOR UPDATE`,
    [tenant, phoneHash],
  )
  return rows[0]
}

/**
 * A person, locked to decide on him: one who holds or held a post in sight, was registered in a grid in sight, or is the actor.
 * @throws NotFound when absent or out of sight
 */
export async function lockPerson(sql: Sql, tenant: number, personId: string, sight: Sight): Promise<PersonRow> {
  const rows = await sql.prepared<PersonRow>(
    'people_lock_person',
    `SELECT ${COLUMNS} FROM persons n WHERE n.tenant_id = $1 AND n.id = $2 AND ($3::uuid[] IS NULL OR n.id = $4 OR ${REGISTERED_IN('$3')}
       OR EXISTS (SELECT 1 FROM post_holders h JOIN posts p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
         WHERE h.tenant_id = n.tenant_id AND h.person_id = n.id AND p.grid_id = ANY($3)))
     FOR UPDATE OF n`,
    [tenant, personId, sight.grids ?? null, sight.personId],
  )
  if (!rows[0]) throw new NotFound('person')
  return rows[0]
}

/** The grids in which staff registered a person: a lasting fact, read from the history of the person. */
export async function gridsOfRegistration(sql: Sql, tenant: number, personId: string): Promise<string[]> {
  const rows = await sql.prepared<{ gridId: string }>(
    'people_registrations',
    `SELECT DISTINCT grid_id AS "gridId" FROM events WHERE tenant_id = $1 AND subject_id = $2 AND name = 'person.registered' AND grid_id IS NOT NULL`,
    [tenant, personId],
  )
  return rows.map((row) => row.gridId)
}

/** Changes what may change of a person: a name that was not known (told by herself, so a correction of the old one comes too late), and whether the contact is public. */
export async function savePerson(
  sql: Sql,
  tenant: number,
  personId: string,
  to: { name: string; isContactPublic: boolean; at: Date },
): Promise<void> {
  await sql.prepared(
    'people_save_person',
    `UPDATE persons SET name = $3, is_contact_public = $4, known = CASE WHEN name = $3 THEN known ELSE known || jsonb_build_object('name',
       jsonb_build_object('source', 'self_stated', 'at', $5::text, 'version', coalesce((known->'name'->>'version')::int, 0) + 1)) END
     WHERE tenant_id = $1 AND id = $2`,
    [tenant, personId, to.name, to.isContactPublic, to.at.toISOString()],
  )
}

/** Adds tags. @returns how many were new */
export async function addTags(sql: Sql, tenant: number, personId: string, tags: readonly Tag[]): Promise<number> {
  if (tags.length === 0) return 0
  const rows = await sql.prepared(
    'people_add_tags',
    'INSERT INTO person_tags (tenant_id, person_id, tag) SELECT $1, $2, t.tag FROM unnest($3::text[]) AS t (tag) ON CONFLICT (tenant_id, person_id, tag) DO NOTHING RETURNING tag',
    [tenant, personId, tags],
  )
  return rows.length
}

/** All tags of a person. */
export async function tagsOf(sql: Sql, tenant: number, personId: string): Promise<Tag[]> {
  const rows = await sql.prepared<{ tag: Tag }>(
    'people_tags',
    'SELECT tag FROM person_tags WHERE tenant_id = $1 AND person_id = $2 ORDER BY tag',
    [tenant, personId],
  )
  return rows.map((row) => row.tag)
}

/** Persons by their ids, for callers that may name them (index.ts); who is absent is left out. */
export async function findPersons(sql: Sql, tenant: number, personIds: readonly string[]): Promise<PersonRow[]> {
  return sql.prepared<PersonRow>(
    'people_by_ids',
    `SELECT ${COLUMNS} FROM persons n WHERE n.tenant_id = $1 AND n.id = ANY($2)`,
    [tenant, personIds],
  )
}

/** What is on file under a number. */
export type OnFile = {
  id: string
  phoneHash: Buffer
  name: string
  isContactPublic: boolean
  isHere: boolean
  tags: Tag[]
}

/** What is on file under some numbers, for the preview of an import; `isHere`: staff registered the person in this grid. */
export async function findByPhones(
  sql: Sql,
  tenant: number,
  phoneHashes: readonly Buffer[],
  gridId: string,
): Promise<OnFile[]> {
  return sql.prepared<OnFile>(
    'people_by_phones',
    `SELECT n.id, n.phone_hash AS "phoneHash", n.name, n.is_contact_public AS "isContactPublic", ${REGISTERED_IN('ARRAY[$3::uuid]')} AS "isHere",
       ARRAY(SELECT t.tag FROM person_tags t WHERE t.tenant_id = n.tenant_id AND t.person_id = n.id) AS tags
     FROM persons n WHERE n.tenant_id = $1 AND n.phone_hash = ANY($2::bytea[])`,
    [tenant, phoneHashes, gridId],
  )
}

/** Registers an organization of a community. @returns false when one of this name is there already */
export async function insertOrganization(
  sql: Sql,
  tenant: number,
  organization: { id: string; communityId: string; name: string; kind: string },
): Promise<boolean> {
  const rows = await sql.prepared(
    'people_insert_organization',
    'INSERT INTO organizations (tenant_id, id, community_id, name, kind) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, community_id, name) DO NOTHING RETURNING id',
    [tenant, organization.id, organization.communityId, organization.name, organization.kind],
  )
  return rows.length === 1
}
