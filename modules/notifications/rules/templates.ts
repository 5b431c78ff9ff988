import { FIELD_RULES, fieldKind, isFieldKept } from '../channels/wechat-fields.ts'
import type { Kind, TextChannel } from '../contract/names.ts'
import { isOfCase, KIND_RULES, PLACEHOLDERS, type Placeholder } from './kinds.ts'

/** A template as a community writes it. `fields` are those of a subscribe message of WeChat, by their key (`thing1`). */
export type TemplateText = {
  readonly title: string
  readonly text: string
  readonly fields: readonly { readonly key: string; readonly text: string }[]
  /** The id of the template at the carrier: of text messages where it wants one, always of WeChat. */
  readonly carrierCode: string | null
}

/** Values for the placeholders; what a message does not have is absent. */
export type Names = Partial<Record<Placeholder, string>>

/** Why a template cannot be published. The code has its sentence in words.ts. */
export type TemplateFault =
  | { code: 'empty' }
  | { code: 'unknown_name'; name: string }
  | { code: 'missing_name'; name: string }
  | { code: 'broken_name' }
  | { code: 'too_long'; name: string; length: number; most: number }
  | { code: 'unknown_field'; name: string }
  | { code: 'field_rule'; name: string }
  | { code: 'no_fields' }

/** A text message of up to 70 characters is one; beyond, each part takes 67 (domain.md §9). At most so many parts are paid for. */
const SMS_ONE = 70
const SMS_PART = 67
const SMS_PARTS = 3
/** What other channels show without cutting. */
const MOST_TEXT: Readonly<Record<TextChannel, number>> = {
  inbox: 500,
  email: 2000,
  web_push: 180,
  wecom_app: 500,
  wechat: 500,
  sms: SMS_PART * SMS_PARTS,
}
const MOST_TITLE = 40

/** In how many parts a text message is sent and paid for. */
export function smsParts(text: string): number {
  const length = [...text].length
  return length <= SMS_ONE ? 1 : Math.ceil(length / SMS_PART)
}

/** The text with its placeholders filled; one without a value becomes nothing, which a published template never meets. */
export function fill(text: string, names: Names): string {
  return text.replace(/\{(\w*)\}/g, (_whole, name: string) => {
    const known = PLACEHOLDERS.find((one) => one === name)
    return known === undefined ? '' : (names[known] ?? '')
  })
}

/** The placeholders that a text names. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1])
}

/**
 * What keeps a template from being published, judged also by the longest that its placeholders can become.
 * @param before what stands before the text when it is sent (the signature of a text message)
 */
export function templateFaults(kind: Kind, channel: TextChannel, template: TemplateText, before = ''): TemplateFault[] {
  const faults: TemplateFault[] = []
  const allowed: readonly string[] = KIND_RULES[kind].names
  const texts = [template.title, template.text, ...template.fields.map((field) => field.text)]
  if (template.text.trim() === '') faults.push({ code: 'empty' })
  for (const text of texts) {
    if (text.replace(/\{[^{}]+\}/g, '').match(/[{}]/)) faults.push({ code: 'broken_name' })
    for (const name of namesIn(text)) if (!allowed.includes(name)) faults.push({ code: 'unknown_name', name })
  }
  // Who reads it must know which one is meant.
  const key = NAMING.find((name) => allowed.includes(name))
  const said = channel === 'wechat' ? template.fields.map((field) => field.text).join('') : template.text
  if (key && !namesIn(said).includes(key)) faults.push({ code: 'missing_name', name: key })
  if (channel === 'wechat') faults.push(...wechatFaults(template))
  const longest = before + fill(template.text, longestOf(kind))
  const most = MOST_TEXT[channel]
  if (length(longest) > most) faults.push({ code: 'too_long', name: 'text', length: length(longest), most })
  const title = length(fill(template.title, LONGEST))
  if (title > MOST_TITLE) faults.push({ code: 'too_long', name: 'title', length: title, most: MOST_TITLE })
  return faults
}

/** By what a reader knows which one is meant, the first that a kind has; where it has none, the page says it. */
const NAMING = ['number', 'title', 'count', 'what', 'role', 'at'] as const satisfies readonly Placeholder[]

function wechatFaults(template: TemplateText): TemplateFault[] {
  if (template.fields.length === 0 || !template.carrierCode) return [{ code: 'no_fields' }]
  return template.fields.flatMap(({ key, text }): TemplateFault[] => {
    const rule = /\d$/.test(key) ? FIELD_RULES[fieldKind(key)] : undefined
    if (!rule) return [{ code: 'unknown_field', name: key }]
    const filled = fill(text, LONGEST)
    if (length(filled) > rule.most) return [{ code: 'too_long', name: key, length: length(filled), most: rule.most }]
    return isFieldKept(key, filled) ? [] : [{ code: 'field_rule', name: key }]
  })
}

/** The longest that placeholders become in practice: lengths are judged by them, so that no message is cut that was published. */
export const LONGEST: Required<Names> = {
  number: '261130-000123',
  what: '公共区域照明损坏·幸福里一期12幢3单元1层',
  role: '街道工作人员',
  at: '12月31日 周四 17:30',
  count: '1000',
  community: '样例社区第二居委会',
  title: '关于停水的通知关于停水的通知关于停水的通知',
}

/** The same for a kind of message: a booking is of a service at a station. */
export function longestOf(kind: Kind): Required<Names> {
  return isOfCase(kind) ? LONGEST : { ...LONGEST, what: '家用小电器检查和维修·样例社区第二便民服务站' }
}

function length(text: string): number {
  return [...text].length
}
