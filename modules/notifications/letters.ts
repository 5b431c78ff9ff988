import type { Letter } from '../../platform/deliver.ts'
import type { Role } from '../people/contract.ts'
import type { Channel } from './contract/names.ts'
import type { Message } from './message.ts'
import type { Rendered } from './render.ts'
import { KIND_RULES } from './rules/kinds.ts'
import { fill } from './rules/templates.ts'
import type { Reach, Way } from './store/reach.ts'
import { SIGNATURE } from './texts.ts'

/** One letter of a message, with the key by which it leaves once. */
export type Sealed = { readonly letter: Letter; readonly wayId: string | null; readonly key: string }

/** What a letter tells and where it leads: a message, or several in one. */
export type Told = {
  readonly id: string
  readonly dedupeKey: string
  readonly url: string
  /** Later ones take the place of earlier ones of the same tag on a screen. */
  readonly tag: string
}

/** The letters of a message by a channel: one, or one per browser of the person. */
export function lettersOf(told: Told, channel: Channel, reach: Reach, rendered: Rendered): Sealed[] {
  const { language } = reach.preferences
  if (channel === 'sms') {
    if (reach.phone === null) return []
    const code = rendered.template?.carrierCode
    const params = Object.fromEntries(
      Object.entries(rendered.names).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    )
    const template = code ? { template: { code, params } } : {}
    const text = `${SIGNATURE[language]}${rendered.text}`
    return [{ letter: { kind: 'sms', address: reach.phone, text, ...template }, wayId: null, key: told.dedupeKey }]
  }
  return reach.ways.flatMap((way) => {
    if (way.channel !== channel) return []
    const letter = byWay(told, way, rendered)
    return letter ? [{ letter, wayId: way.id, key: `${told.dedupeKey}/${channel}/${way.id}` }] : []
  })
}

function byWay(told: Told, way: Way, { title, text, names, template }: Rendered): Letter | undefined {
  const { address, p256dh, auth } = way.address
  switch (way.channel) {
    case 'email':
      return { kind: 'email', address, subject: title, text: `${text}\n\n${told.url}\n` }
    case 'wecom_app':
      return { kind: 'wecom_app', address, title, text, url: told.url }
    case 'web_push':
      if (p256dh === undefined || auth === undefined) return undefined
      return { kind: 'web_push', address, p256dh, auth, title, text, url: told.url, tag: told.tag }
    case 'wechat': {
      const templateId = template?.carrierCode
      if (!templateId || (way.credits[templateId] ?? 0) < 1) return undefined
      const data = Object.fromEntries(template.fields.map((field) => [field.key, fill(field.text, names)]))
      return { kind: 'wechat', address, templateId, page: WECHAT_PAGE, data }
    }
  }
}

/**
 * Where a message leads: staff to the case on the face of the post for whose sake they are told, residents to what they reported, everybody
 * else to the inbox. `{home}` is filled in where letters leave.
 */
export function urlOf(
  { kind, subjectType, subjectId, reason }: Pick<Message, 'kind' | 'subjectType' | 'subjectId' | 'reason'>,
  role: Role | undefined,
): string {
  if (KIND_RULES[kind].group === 'reports') return '{home}/r#/mine'
  if (subjectType === 'booking') return '{home}/r#/book/mine'
  if (subjectType === 'help_request') return `{home}/r#/help/mine/${subjectId}`
  if (subjectType === 'topic') return `{home}/r#/deliberate/${subjectId}`
  // Who put a case under supervision sits at a desk; no post is named for him.
  const isDesk = reason === 'supervisor' || DESK_ROLES.some((one) => one === role)
  if (subjectType === 'case') return `{home}/${isDesk ? 'console' : 'field'}/case/${subjectId}`
  if (subjectType === 'report') return `{home}/console/reports?id=${subjectId}`
  if (subjectType === 'export') return `{home}/console/exports?id=${subjectId}`
  if (isDesk || IN_CONSOLE.some((one) => one === subjectType)) return '{home}/console/messages'
  return subjectType === 'post' ? '{home}/field' : INBOX_URL
}

/** Posts that work at a desk; all others work with the phone in the grid. */
const DESK_ROLES = [
  'main_grid_lead',
  'desk_officer',
  'community_officer',
  'subdistrict_officer',
  'district_officer',
] as const satisfies readonly Role[]
/** What is looked after on the console, by whatever post. */
const IN_CONSOLE = ['missed_tasks', 'door_asks', 'care_reviews'] as const
export const INBOX_URL = '{home}/r#/messages'

/** The page of the mini program that a subscribe message opens. */
const WECHAT_PAGE = 'pages/messages/messages'
