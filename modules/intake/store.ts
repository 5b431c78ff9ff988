import type { Sql } from '../../platform/db/connect.ts'

export type ReportRow = Awaited<ReturnType<typeof reportsOf>>[number]

/** The immutable words of a report. */
export type NewReport = {
  id: string
  caseId: string
  channel: string
  text: string
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
       reporter_person_id, typed_by_person_id, on_behalf_person_id, tracking_hash, made_at, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
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

/** What a person reported, newest first, with how its case stands (a join downward). */
export async function reportsBy(sqlOn: Sql, tenant: number, personId: string) {
  return sqlOn.q
    .selectFrom('reports as r')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'r.tenant_id').onRef('c.id', '=', 'r.case_id'))
    .select(['r.case_id', 'r.text', 'r.received_at', 'c.number', 'c.state', 'c.answered_at'])
    .where('r.tenant_id', '=', tenant)
    .where('c.tenant_id', '=', tenant)
    .where((eb) => eb.or([eb('r.reporter_person_id', '=', personId), eb('r.on_behalf_person_id', '=', personId)]))
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
