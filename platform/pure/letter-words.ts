import type { Words } from './words.ts'

/** Ways by which a letter leaves the house. */
export const LETTER_KINDS = ['sms', 'email', 'web_push', 'wechat', 'wecom_app', 'wecom_robot'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export const LETTER_KIND_WORDS = {
  sms: { zh: '短信', en: 'Text message' },
  email: { zh: '电子邮件', en: 'E-mail' },
  web_push: { zh: '浏览器推送', en: 'Browser push' },
  wechat: { zh: '微信订阅消息', en: 'WeChat message' },
  wecom_app: { zh: '企业微信消息', en: 'WeCom message' },
  wecom_robot: { zh: '企业微信群机器人', en: 'WeCom group robot' },
} as const satisfies Record<LetterKind, { zh: string; en: string }>

/** What can be said of a letter. `read` is known only where somebody opened what the letter pointed to. */
export const LETTER_STATES = ['queued', 'sent', 'delivered', 'read', 'failed', 'parked'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const LETTER_STATE_WORDS = {
  queued: { zh: '等待发送', en: 'Waiting' },
  sent: { zh: '已发出', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  read: { zh: '已读', en: 'Read' },
  failed: { zh: '没有送到', en: 'Not delivered' },
  parked: { zh: '搁置，等人处理', en: 'Parked, waits for a person' },
} as const satisfies Record<LetterState, { zh: string; en: string }>

/** Why a letter has not arrived, in words for whoever looks after it. The carriers' own codes are translated into these. */
export const LETTER_REASON_WORDS = {
  not_set_up: {
    zh: '这个通道还没有配置。请按运行手册设置后再试。',
    en: 'This channel is not set up. Set it up as the manual says, then try again.',
  },
  network: { zh: '连不上对方的服务器。', en: 'The carrier could not be reached.' },
  timeout: { zh: '对方没有及时答复。', en: 'The carrier did not answer in time.' },
  busy: { zh: '对方系统繁忙。', en: 'The carrier is busy.' },
  limit: {
    zh: '超过对方的频率限制，稍后会自动再发。',
    en: "Over the carrier's limit of messages; it is sent again later.",
  },
  limit_day: {
    zh: '这个收件人今天收到的已达上限。',
    en: "This recipient has reached the carrier's limit for today.",
  },
  bad_address: {
    zh: '号码或地址无效，请核对后更正。',
    en: 'The number or address is not valid. Check and correct it.',
  },
  refused: { zh: '收件人退订或拒收了。', en: 'The recipient has unsubscribed or refuses messages.' },
  gone: {
    zh: '订阅已失效，需要收件人重新开启。',
    en: 'The subscription is gone; the recipient has to turn it on again.',
  },
  no_credit: { zh: '账户余额不足，请充值。', en: 'The account with the carrier has run out of credit. Top it up.' },
  credentials: {
    zh: '对方不认我们的密钥或权限，请检查配置。',
    en: 'The carrier does not accept our key or rights. Check the settings.',
  },
  clock: { zh: '本机时间与对方相差太多，请校准时间。', en: 'The clock of this machine is too far off. Correct it.' },
  template: {
    zh: '模板或签名不存在、未通过审核或不适用。',
    en: 'The template or signature does not exist, is not approved or does not fit.',
  },
  field: {
    zh: '有一项内容不合对方的字段规则。',
    en: "One of the values breaks the carrier's rule for its field.",
  },
  content: { zh: '内容被对方拦下。', en: 'The carrier refused the words.' },
  too_long: { zh: '内容超过对方允许的长度。', en: 'The message is longer than the carrier allows.' },
  undelivered: {
    zh: '运营商报告没有送到（关机、停机或不在服务区）。',
    en: 'The carrier reports that it did not arrive (switched off, suspended or out of reach).',
  },
  may_be_sent: {
    zh: '可能已经发出，还没有等到回执；再试之前会先向对方查询。',
    en: 'It may have been sent; no receipt yet. The carrier is asked before it is sent again.',
  },
  rejected: { zh: '对方拒绝了，原因见代码。', en: 'The carrier refused it; see the code.' },
  bad_answer: { zh: '对方的答复看不懂。', en: 'The answer of the carrier could not be understood.' },
  fault: { zh: '系统内部出错，请联系运维。', en: 'Something failed inside the system. Tell your operator.' },
  replaced: { zh: '已改由别的通道送达。', en: 'It went by another channel instead.' },
} as const satisfies Words
export type LetterReason = keyof typeof LETTER_REASON_WORDS

/** An address as it may stand on a screen: enough to recognise, too little to use. A robot's key is a secret and is not shown at all. */
export function maskAddress(kind: LetterKind, address: string): string {
  if (kind === 'wecom_robot') return ''
  if (kind === 'web_push') return /^https?:\/\/([^/:@?#]+)/.exec(address)?.[1] ?? ''
  if (kind === 'email') {
    const [name, domain] = address.split('@')
    return domain ? `${name.slice(0, 1)}***@${domain}` : '***'
  }
  if (kind === 'wecom_app') return `${address.slice(0, 1)}***`
  return kind === 'sms' && /^\d{11}$/.test(address)
    ? `${address.slice(0, 3)}****${address.slice(-4)}`
    : `***${address.length > 8 ? address.slice(-4) : ''}`
}
