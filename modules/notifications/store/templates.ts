import { z } from 'zod'
import type { Sql } from '../../../platform/db/connect.ts'
import { KINDS, type Kind, TEXT_CHANNELS, type TextChannel } from '../contract/names.ts'
import type { TemplateText } from '../rules/templates.ts'

/** A published template. */
export type TemplateRow = TemplateText & {
  readonly id: string
  readonly communityId: string
  readonly kind: Kind
  readonly channel: TextChannel
  readonly language: 'zh' | 'en'
  readonly version: number
  readonly isCurrent: boolean
  readonly publishedAt: Date
  readonly publishedBy: string | null
}

/** Of which text the versions are. */
export type TemplateKey = Pick<TemplateRow, 'communityId' | 'kind' | 'channel' | 'language'>

type Raw = Omit<TemplateRow, 'kind' | 'channel' | 'language' | 'fields'> & {
  kind: string
  channel: string
  language: string
  fields: unknown
}
const COLUMNS = `id, community_id AS "communityId", kind, channel, language, version, is_current AS "isCurrent", title, text, fields,
  carrier_code AS "carrierCode", published_at AS "publishedAt", published_by_person_id AS "publishedBy"`
const Fields = z.array(z.object({ key: z.string(), text: z.string() }))

/** The templates in use in some communities, of some kinds or of all. */
export async function currentTemplates(
  sql: Sql,
  tenant: number,
  communityIds: readonly string[],
  kinds: readonly Kind[] | null,
): Promise<TemplateRow[]> {
  const rows = await sql.prepared<Raw>(
    'notify_templates',
    `SELECT ${COLUMNS} FROM message_templates
     WHERE tenant_id = $1 AND community_id = ANY($2::uuid[]) AND is_current AND ($3::text[] IS NULL OR kind = ANY($3::text[]))`,
    [tenant, [...new Set(communityIds)], kinds],
  )
  return rows.flatMap(toTemplate)
}

/** All versions of one text, newest first. */
export async function templateVersions(
  sql: Sql,
  tenant: number,
  { communityId, kind, channel, language }: TemplateKey,
): Promise<TemplateRow[]> {
  const rows = await sql.prepared<Raw>(
    'notify_template_versions',
    `SELECT ${COLUMNS} FROM message_templates WHERE tenant_id = $1 AND community_id = $2 AND kind = $3 AND channel = $4 AND language = $5
     ORDER BY version DESC LIMIT 50`,
    [tenant, communityId, kind, channel, language],
  )
  return rows.flatMap(toTemplate)
}

/** Takes the text in use out of use. @returns the number of the newest version; 0 when there never was one */
export async function retireTemplate(sql: Sql, tenant: number, key: TemplateKey): Promise<number> {
  const { communityId, kind, channel, language } = key
  const rows = await sql.prepared<{ version: number }>(
    'notify_retire_template',
    `WITH newest AS (
       SELECT version FROM message_templates WHERE tenant_id = $1 AND community_id = $2 AND kind = $3 AND channel = $4 AND language = $5
       ORDER BY version DESC LIMIT 1 FOR UPDATE
     ), retired AS (
       UPDATE message_templates SET is_current = false
       WHERE tenant_id = $1 AND community_id = $2 AND kind = $3 AND channel = $4 AND language = $5 AND is_current RETURNING version
     ) SELECT version FROM newest`,
    [tenant, communityId, kind, channel, language],
  )
  return rows[0]?.version ?? 0
}

export async function insertTemplate(
  sql: Sql,
  tenant: number,
  template: Omit<TemplateRow, 'isCurrent'> & { salt: Buffer },
): Promise<void> {
  await sql.q
    .insertInto('message_templates')
    .values({
      tenant_id: tenant,
      id: template.id,
      community_id: template.communityId,
      kind: template.kind,
      channel: template.channel,
      language: template.language,
      version: template.version,
      is_current: true,
      title: template.title,
      text: template.text,
      fields: JSON.stringify(template.fields),
      carrier_code: template.carrierCode,
      salt: template.salt,
      published_at: template.publishedAt,
      published_by_person_id: template.publishedBy,
    })
    .execute()
}

function toTemplate(row: Raw): TemplateRow[] {
  const kind = KINDS.find((one) => one === row.kind)
  const channel = TEXT_CHANNELS.find((one) => one === row.channel)
  if (!kind || !channel) return []
  return [{ ...row, kind, channel, language: row.language === 'en' ? 'en' : 'zh', fields: Fields.parse(row.fields) }]
}
