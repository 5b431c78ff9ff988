import type { Sql } from '../../../platform/db/connect.ts'
import type { Clock } from '../rules.ts'
import type { NewParty } from './parties.ts'
import { searchVector } from './search-terms.ts'

/** A new case: everything but what begins at zero. */
export type NewCase = {
  id: string
  communityId: string
  chainId: number
  number: string
  gridId: string
  gridVersionId: string
  buildingId: string | null
  householdId: string | null
  placeName: string
  lng: number | null
  lat: number | null
  channel: string
  nature: string
  categoryCode: string | null
  categorySetId: string
  routingSetId: string
  calendarSetId: string
  tier: string
  priority: string
  isSensitive: boolean
  summary: string
  summarySalt: Buffer
  ownerPostId: string
  reportedAt: Date
  /** The case that this one is a part of. */
  parentId: string | null
  /** Whom it complains of. */
  aboutPersonIds: readonly string[] | null
}

/** Writes a new case with its parties and first clock in one statement. */
export async function insertCase(
  sqlOn: Sql,
  tenant: number,
  one: NewCase,
  parties: readonly NewParty[],
  clock: Clock,
  nextStepAt: Date | null,
): Promise<void> {
  await sqlOn.prepared('insert_case', INSERT_CASE, [
    tenant,
    one.id,
    one.communityId,
    one.chainId,
    one.number,
    one.gridId,
    one.gridVersionId,
    one.buildingId,
    one.householdId,
    one.placeName,
    one.lng,
    one.lat,
    one.channel,
    one.nature,
    one.categoryCode,
    one.categorySetId,
    one.routingSetId,
    one.calendarSetId,
    one.tier,
    one.priority,
    one.isSensitive,
    one.summary,
    one.summarySalt,
    searchVector(tenant, one),
    one.ownerPostId,
    one.reportedAt,
    clock.dueAt,
    parties.map((party) => party.partyId),
    parties.map((party) => party.personId),
    parties.map((party) => party.bearerHash),
    parties.map((party) => party.as),
    clock.kind,
    clock.limit.value,
    clock.limit.unit,
    clock.isProvisional,
    nextStepAt,
    one.parentId,
    one.aboutPersonIds,
  ])
}

const INSERT_CASE = `
WITH opened AS (
  INSERT INTO cases (tenant_id, id, community_id, chain_id, number, grid_id, grid_version_id, building_id, household_id, place_name, lng, lat,
    channel, state, nature, category_code, category_set_id, routing_set_id, calendar_set_id, tier, priority, is_sensitive, is_supervised,
    summary, summary_salt, search, owner_post_id, next_deadline_at, is_due_provisional, return_count, rework_count, reopen_count, reported_at, version, parent_id, about_person_ids)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'reported', $14, $15, $16, $17, $18, $19, $20, $21, false,
    $22, $23, array_to_tsvector($24::text[]), $25, $27, false, 0, 0, 0, $26, 1, $37, $38)
), clocks AS (
  INSERT INTO case_clocks (tenant_id, case_id, kind, owner_post_id, started_at, due_at, limit_value, limit_unit, is_provisional, next_step_at)
  VALUES ($1, $2, $32, $25, $26, $27, $33, $34, $35, $36)
)
INSERT INTO case_parties (tenant_id, case_id, party_id, person_id, bearer_hash, party_as, joined_at)
SELECT $1, $2, p.party_id, p.person_id, p.bearer_hash, p.party_as, $26
FROM unnest($28::uuid[], $29::uuid[], $30::bytea[], $31::text[]) AS p (party_id, person_id, bearer_hash, party_as)`

/** Gives a case another summary, and finds it by that from then on. @returns false when it is not called one of `before` */
export async function renameCase(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  before: readonly string[],
  { summary, salt }: { summary: string; salt: Buffer },
): Promise<boolean> {
  const [row] = await sqlOn.raw<{ number: string; placeName: string }>(
    `SELECT number, place_name AS "placeName" FROM cases WHERE tenant_id = $1 AND id = $2 AND summary = ANY($3::text[]) FOR UPDATE`,
    [tenant, caseId, before],
  )
  if (!row) return false
  await sqlOn.raw(
    'UPDATE cases SET summary = $3, summary_salt = $4, search = array_to_tsvector($5::text[]) WHERE tenant_id = $1 AND id = $2',
    [tenant, caseId, summary, salt, searchVector(tenant, { ...row, summary })],
  )
  return true
}
