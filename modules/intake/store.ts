import type { Selectable } from 'kysely'
import type { Sql } from '../../platform/db/connect.ts'
import type { DB } from '../../platform/db/schema.ts'

export type ReportRow = Awaited<ReturnType<typeof reportsOf>>[number]

/** The immutable words of a report. */
export type NewReport = {
  id: string
  caseId: string
  channel: string
  text: string
  /** Nothing was written. */
  isSpoken: boolean
  textSalt: Buffer
  placeCodeId: string | null
  placeName: string
  lng: number | null
  lat: number | null
  accuracyMetres: number | null
  locatedBy: string
  reporterPersonId: string | null
  typedByPersonId: string | null
  onBehalfPersonId: string | null
  trackingHash: Buffer | null
  madeAt: Date
  receivedAt: Date
}

/** Keeps a report. There is no function that changes one. */
export async function insertReport(sqlOn: Sql, tenant: number, one: NewReport): Promise<void> {
  await sqlOn.prepared(
    'insert_report',
    `INSERT INTO reports (tenant_id, id, case_id, channel, text, text_salt, place_code_id, place_name, lng, lat, accuracy_metres, located_by,
       reporter_person_id, typed_by_person_id, on_behalf_person_id, tracking_hash, made_at, received_at, is_spoken)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      tenant,
      one.id,
      one.caseId,
      one.channel,
      one.text,
      one.textSalt,
      one.placeCodeId,
      one.placeName,
      one.lng,
      one.lat,
      one.accuracyMetres,
      one.locatedBy,
      one.reporterPersonId,
      one.typedByPersonId,
      one.onBehalfPersonId,
      one.trackingHash,
      one.madeAt,
      one.receivedAt,
      one.isSpoken,
    ],
  )
}

/** The reports of one case, oldest first. The caller has seen the case already. */
export async function reportsOf(sqlOn: Sql, tenant: number, caseId: string) {
  return sqlOn.q
    .selectFrom('reports')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('case_id', '=', caseId)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
}

/** The reports of some cases, in the order of their ids, after one. */
export async function reportsOfCases(
  sqlOn: Sql,
  tenant: number,
  caseIds: readonly string[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<CarriedReportRow[]> {
  return sqlOn.prepared<CarriedReportRow>(
    'carried_reports',
    `SELECT ${CARRIED} FROM reports WHERE tenant_id = $1 AND case_id = ANY($2::uuid[]) AND id > $3::uuid ORDER BY id LIMIT $4`,
    [tenant, caseIds, page.after ?? BEFORE_ALL, page.limit],
  )
}

/** Reports by their ids, whoever asks. */
export async function reportsByIds(sqlOn: Sql, tenant: number, ids: readonly string[]): Promise<CarriedReportRow[]> {
  return sqlOn.prepared<CarriedReportRow>(
    'carried_reports_of',
    `SELECT ${CARRIED} FROM reports WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY id`,
    [tenant, ids],
  )
}

/** Of a report, what a phone carries. When it was received comes as text: the driver needs ten times as long for a moment. */
export type CarriedReportRow = Pick<
  Selectable<DB['reports']>,
  'id' | 'case_id' | 'channel' | 'text' | 'place_name' | 'is_spoken'
> & { readonly received_at: string }
const CARRIED = 'id, case_id, channel, text, place_name, is_spoken, received_at::text'
/** No id stands before it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** The reports of some cases, whoever asks. */
export async function reportIdsOf(sqlOn: Sql, tenant: number, caseIds: readonly string[]): Promise<string[]> {
  const rows = await sqlOn.raw<{ id: string }>(
    'SELECT id FROM reports WHERE tenant_id = $1 AND case_id = ANY($2::uuid[])',
    [tenant, caseIds],
  )
  return rows.map((row) => row.id)
}

/**
 * What a person reported, newest first, with how its case stands (a join downward); and what those reported for whom he stands, but
 * for what is sensitive.
 */
export async function reportsBy(sqlOn: Sql, tenant: number, personId: string, standsFor: readonly string[]) {
  return sqlOn.q
    .selectFrom('reports as r')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.id', '=', 'r.case_id'))
    .select(['r.case_id', 'r.text', 'r.received_at', 'c.number', 'c.state', 'c.answered_at'])
    .select(['r.reporter_person_id', 'r.on_behalf_person_id'])
    .where('r.tenant_id', '=', tenant)
    .where('c.tenant_id', '=', tenant)
    .where((eb) => {
      const own = [eb('r.reporter_person_id', '=', personId), eb('r.on_behalf_person_id', '=', personId)]
      if (standsFor.length === 0) return eb.or(own)
      const theirs = eb.or([eb('r.reporter_person_id', 'in', standsFor), eb('r.on_behalf_person_id', 'in', standsFor)])
      return eb.or([...own, eb.and([eb('c.is_sensitive', '=', false), eb('r.channel', '<>', 'member'), theirs])])
    })
    .orderBy('r.received_at', 'desc')
    .limit(100)
    .execute()
}

/** A report by id: for the sight of its photos. */
export async function findReport(sqlOn: Sql, tenant: number, reportId: string): Promise<ReportRow | undefined> {
  return sqlOn.q
    .selectFrom('reports')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', reportId)
    .executeTakeFirst()
}

/** Keeps what somebody heard in a voice. */
export async function insertTranscript(
  sqlOn: Sql,
  tenant: number,
  one: { id: string; caseId: string; fileId: string; text: string; salt: Buffer; byPersonId: string; at: Date },
): Promise<void> {
  await sqlOn.raw(
    `INSERT INTO transcripts (tenant_id, id, case_id, file_id, text, text_salt, typed_by_person_id, typed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenant, one.id, one.caseId, one.fileId, one.text, one.salt, one.byPersonId, one.at],
  )
}

/** What was heard in these voices, the newest last. */
export async function transcriptsOf(sqlOn: Sql, tenant: number, fileIds: readonly string[]) {
  return sqlOn.raw<{ fileId: string; text: string; byPersonId: string; at: Date }>(
    `SELECT file_id AS "fileId", text, typed_by_person_id AS "byPersonId", typed_at AS at FROM transcripts
     WHERE tenant_id = $1 AND file_id = ANY($2::uuid[]) ORDER BY typed_at, id`,
    [tenant, fileIds],
  )
}

/** The newest report of a case that a person brought or typed, locked, with the grid of its case (a join downward). */
export async function broughtReport(
  sqlOn: Sql,
  tenant: number,
  caseId: string,
  personId: string,
): Promise<{ id: string; receivedAt: Date; gridId: string } | undefined> {
  const rows = await sqlOn.raw<{ id: string; receivedAt: Date; gridId: string }>(
    `SELECT r.id, r.received_at AS "receivedAt", c.grid_id AS "gridId"
     FROM reports r JOIN cases c ON c.tenant_id = r.tenant_id AND c.id = r.case_id
     WHERE r.tenant_id = $1 AND r.case_id = $2 AND (r.reporter_person_id = $3 OR r.typed_by_person_id = $3)
     ORDER BY r.received_at DESC LIMIT 1 FOR UPDATE OF r`,
    [tenant, caseId, personId],
  )
  return rows[0]
}

/** How many photos and sounds a report has. */
export async function countFiles(
  sqlOn: Sql,
  tenant: number,
  reportId: string,
): Promise<{ photos: number; sounds: number }> {
  const [row] = await sqlOn.raw<{ photos: number; sounds: number }>(
    `SELECT count(*) FILTER (WHERE media_type LIKE 'image/%')::int AS photos, count(*) FILTER (WHERE media_type LIKE 'audio/%')::int AS sounds
     FROM files WHERE tenant_id = $1 AND owner_id = $2`,
    [tenant, reportId],
  )
  return row
}
