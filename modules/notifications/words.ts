import type { Word, Words } from '../../platform/pure/words.ts'
import type { Group, Kind, Reason, RobotGroup, Setting, TextChannel, Urgency, Why } from './contract/names.ts'
import type { Placeholder } from './rules/kinds.ts'
import { SIGNATURE, TEXTS } from './texts.ts'

export { SIGNATURE }

export const GROUP_WORDS = {
  work: { zh: '交给我的工作', en: 'Work that is mine' },
  deadlines: { zh: '时限提醒', en: 'Deadlines' },
  decisions: { zh: '审批和裁定', en: 'Requests and decisions' },
  reports: { zh: '我反映的事', en: 'What I reported' },
  services: { zh: '预约、议事和互助', en: 'Bookings, topics and neighbours’ help' },
  notices: { zh: '社区通知', en: 'Notices' },
} as const satisfies Record<Group, Word>

export const SETTING_WORDS = {
  on: { zh: '随时告诉我', en: 'Tell me at once' },
  digest: { zh: '每天汇总一次', en: 'Once a day' },
  off: { zh: '只放在消息页', en: 'Inbox only' },
} as const satisfies Record<Setting, Word>

export const URGENCY_WORDS = {
  now: { zh: '马上', en: 'At once' },
  normal: { zh: '白天', en: 'By day' },
  digest: { zh: '汇总', en: 'In the digest' },
} as const satisfies Record<Urgency, Word>

export const TEXT_CHANNEL_WORDS = {
  inbox: { zh: '消息页', en: 'Inbox' },
  wechat: { zh: '微信订阅消息', en: 'WeChat message' },
  web_push: { zh: '浏览器推送', en: 'Browser push' },
  wecom_app: { zh: '企业微信', en: 'WeCom' },
  email: { zh: '电子邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'Text message' },
} as const satisfies Record<TextChannel, Word>

/** The title of a kind of message. */
export function kindWord(kind: Kind): Word {
  return TEXTS[kind].title
}

/** Why somebody was told, in a sentence. */
export const REASON_WORDS = {
  owner: {
    zh: '因为您任{role}（{grid}），这件事现在由这个岗位负责。',
    en: 'Because you hold {role} ({grid}), which is accountable for it.',
  },
  former_owner: {
    zh: '因为您任{role}（{grid}），这件事之前由这个岗位负责。',
    en: 'Because you hold {role} ({grid}), which was accountable for it before.',
  },
  offered: {
    zh: '因为您任{role}（{grid}），这件事也交给了这个岗位领办。',
    en: 'Because you hold {role} ({grid}), which may claim it too.',
  },
  approver: {
    zh: '因为您任{role}（{grid}），这件事要由这个岗位决定。',
    en: 'Because you hold {role} ({grid}), which decides on it.',
  },
  handler: { zh: '因为这件事是您办理的。', en: 'Because you handled it.' },
  verifier: {
    zh: '因为您任{role}（{grid}），这件事由这个岗位核查。',
    en: 'Because you hold {role} ({grid}), which verifies it.',
  },
  assistant: {
    zh: '因为您任{role}（{grid}），这个岗位被请来协办。',
    en: 'Because you hold {role} ({grid}), which was asked to help.',
  },
  above: {
    zh: '因为您任{role}（{grid}），是负责岗位的上一级。',
    en: 'Because you hold {role} ({grid}), which stands above the accountable post.',
  },
  supervisor: { zh: '因为这件事是您督办的。', en: 'Because you put it under supervision.' },
  deputy: { zh: '因为您代理{role}（{grid}）。', en: 'Because you stand in as {role} ({grid}).' },
  roster_lead: {
    zh: '因为您任{role}（{grid}），值班由您负责安排。',
    en: 'Because you hold {role} ({grid}), who sees to the roster.',
  },
  handover_lead: {
    zh: '因为您任{role}（{grid}），交接由您处理。',
    en: 'Because you hold {role} ({grid}), who settles hand-overs.',
  },
  in_person: { zh: '因为这条是给您本人的。', en: 'Because it is meant for you in person.' },
  took_post: { zh: '因为您新任{role}（{grid}）。', en: 'Because you took up {role} ({grid}).' },
  reporter: { zh: '因为这件事是您反映的。', en: 'Because you reported it.' },
  on_behalf: { zh: '因为有人替您反映了这件事。', en: 'Because somebody reported it for you.' },
  family: { zh: '因为您在替家人办这件事。', en: 'Because you act for a member of your family.' },
  follower: { zh: '因为您也反映了这件事。', en: 'Because you reported the same.' },
  member: { zh: '因为这件事是您报上来的。', en: 'Because you brought it in.' },
  booker: { zh: '因为这是您的预约。', en: 'Because it is your booking.' },
  neighbour: {
    zh: '因为您在“码上帮”里求助、答应帮忙或替人登记。',
    en: 'Because you asked, promised or entered it under “Help”.',
  },
  took_part: { zh: '因为您参加了这个议题。', en: 'Because you took part in it.' },
  resident: { zh: '因为您住在这份通知发到的地方。', en: 'Because you live where this notice is for.' },
  grid_post: {
    zh: '因为您任{role}（{grid}），这份通知发到这个网格。',
    en: 'Because you hold {role} ({grid}), where this notice is for.',
  },
} as const satisfies Record<Reason, Word>

/** Why a message did not leave the house, or no more. */
export const WHY_WORDS = {
  off: { zh: '按您的设置，这一类只放在消息页。', en: 'You asked for these in the inbox only.' },
  no_way: { zh: '没有可用的渠道，只放在消息页。', en: 'There is no channel for it, so it stands in the inbox only.' },
  quiet: { zh: '在免打扰时段里，时段过后再送。', en: 'It waits for the end of the quiet hours.' },
  too_many: {
    zh: '短时间内消息太多，稍后合并送出。',
    en: 'There were too many in a short time; they come together later.',
  },
  digest: { zh: '放进每天一次的汇总。', en: 'It comes with the daily digest.' },
  read: { zh: '已经看过，不再另送。', en: 'It was read, so nothing more was sent.' },
  expired: { zh: '过了时候，不再送出。', en: 'It was old news by then and was not sent.' },
  exhausted: { zh: '各个渠道都试过了。', en: 'Every channel was tried.' },
} as const satisfies Record<Why, Word>

export const ROBOT_GROUP_WORDS = {
  urgent: { zh: '紧急诉求', en: 'Urgent reports' },
  late: { zh: '超时', en: 'Late cases' },
  notices: { zh: '社区通知', en: 'Notices' },
} as const satisfies Record<RobotGroup, Word>

/** What a text can name, for who writes templates. */
export const PLACEHOLDER_WORDS = {
  number: { zh: '件的编号', en: 'number of the case' },
  what: {
    zh: '事项和地点（敏感件不写出）；预约的服务和服务站',
    en: 'kind and place (withheld when sensitive); service and station of a booking',
  },
  role: { zh: '现在由谁负责', en: 'who has it now' },
  at: { zh: '日期时间', en: 'date and time' },
  count: { zh: '数目', en: 'a number' },
  community: { zh: '社区名称', en: 'name of the community' },
  title: { zh: '通知或议题的标题', en: 'title of the notice or topic' },
} as const satisfies Record<Placeholder, Word>

/** Faults of a template. */
export const TEMPLATE_FAULT_WORDS = {
  empty: { zh: '还没有写文字。', en: 'There is no text yet.' },
  unknown_name: { zh: '这类消息没有「{name}」可以写。', en: 'This kind of message cannot name “{name}”.' },
  missing_name: {
    zh: '要写上「{name}」，不然收到的人不知道是哪一件。',
    en: 'It must name “{name}”, or nobody knows which one is meant.',
  },
  broken_name: { zh: '大括号没有成对，或里面是空的。', en: 'A brace is not closed or holds nothing.' },
  too_long: { zh: '太长：{length}字，最多{most}字。', en: 'Too long: {length|character|characters}, at most {most}.' },
  unknown_field: { zh: '「{name}」不是微信模板的字段。', en: '“{name}” is no field of a WeChat template.' },
  field_rule: {
    zh: '「{name}」这个字段不能写这样的内容（如数字字段只能是数字）。',
    en: 'The field “{name}” does not take this (a number field takes digits only).',
  },
  no_fields: {
    zh: '微信订阅消息要填模板编号和至少一个字段。',
    en: 'A WeChat message needs its template id and at least one field.',
  },
} as const satisfies Words
export type TemplateFaultCode = keyof typeof TEMPLATE_FAULT_WORDS

/** The sentence for every refusal of this module. */
export const WORDS: Words = {
  'way.address_invalid': { zh: '这个地址不对，请检查。', en: 'This address does not look right; please check it.' },
  'way.too_soon': {
    zh: '刚发过验证码，请{minutes}分钟后再试。',
    en: 'A code was just sent; please try again in {minutes|minute|minutes}.',
  },
  'way.code_wrong': {
    zh: '验证码不对或已过期，请核对或重新获取。',
    en: 'The code is wrong or too old; check it or ask for a new one.',
  },
  'way.too_many': {
    zh: '最多留{most}个联系方式，请先删掉不用的。',
    en: 'At most {most|way|ways} can be kept; remove one first.',
  },
  'way.not_set_up': {
    zh: '这个渠道还没有开通，请换一种。',
    en: 'This channel is not set up here; please choose another.',
  },
  'preferences.quiet_too_long': {
    zh: '免打扰时段最长{hours}小时。',
    en: 'Quiet hours can be {hours|hour|hours} at most.',
  },
  'message_template.faulty': { zh: '模板还不能发布：{fault}', en: 'The template cannot be published yet: {fault}' },
  'message_template.changed_meanwhile': {
    zh: '别人刚发布了新版本，请刷新后再改。',
    en: 'Somebody just published another version; refresh first.',
  },
  'message_template.is_current': { zh: '现在用的就是这一版。', en: 'This version is in use already.' },
  'robot.too_many': { zh: '一个网格最多{most}个群机器人。', en: 'A grid has {most} group robots at most.' },
  'robot.not_set_up': {
    zh: '企业微信群机器人还没有开通，请联系运维按手册设置。',
    en: 'Group robots of WeCom are not set up here; ask your operator to set them up as the manual says.',
  },
  'robot.key_invalid': {
    zh: '机器人密钥不对，请复制完整的 Webhook 地址或 key。',
    en: 'This is no key of a group robot; copy the whole webhook address or its key.',
  },
  'notice.until_past': {
    zh: '有效期要在今天之后，最长{days}天。',
    en: 'It must end after today, within {days|day|days}.',
  },
  'notice.target_outside': { zh: '有发送对象不在您负责的网格里。', en: 'Some of the places are not in your grids.' },
  'notice.changed_meanwhile': {
    zh: '别人刚改过这份通知，请刷新后再改。',
    en: 'Somebody just changed this notice; refresh first.',
  },
  'notice.over': {
    zh: '这份通知已经撤回或过期，不能再改。',
    en: 'This notice is withdrawn or over and cannot be changed.',
  },
}
