import type { Why } from '../../../modules/notifications/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'

/** Words of what was sent, and of group robots. */
export const SENDING_PART = {
  title: { zh: '消息发送', en: 'Messages sent' },
  lead: {
    zh: '每天从各渠道发出多少、到了多少，没有发出的为什么没有发。只有数字，没有收件人。',
    en: 'What left by each channel each day, how much arrived, and why the rest did not leave. Figures only, no recipients.',
  },
  parts: { zh: '看哪一部分', en: 'Which part' },
  account: { zh: '账目和卡住的事', en: 'Account and what is stuck' },
  community: { zh: '社区', en: 'Community' },
  span: { zh: '看多久', en: 'How far back' },
  days: { zh: '{count} 天', en: '{count|day|days}' },
  channels: { zh: '渠道', en: 'Channels' },
  isSetUp: { zh: '已开通', en: 'Set up' },
  notSetUp: { zh: '未开通', en: 'Not set up' },
  setUpNote: {
    zh: '渠道由运维按运行手册开通。没有开通的渠道不会被选用，消息仍在消息页。',
    en: 'Operators set channels up as the manual says. One that is not is passed over; messages still stand in the inbox.',
  },
  byDay: { zh: '每天每个渠道', en: 'By day and channel' },
  byDayNote: {
    zh: '每条消息只算在它现在的一步：等待 → 已发出 → 已送达 → 已读；短信有运营商回执才知道送达，推送和微信只到“已发出”。',
    en: 'Each is counted where it stands now: waiting → sent → delivered → read. Arrival is known of text messages with a receipt; push and WeChat end at “sent”.',
  },
  date: { zh: '日期', en: 'Date' },
  channel: { zh: '渠道', en: 'Channel' },
  nothing: { zh: '这些天没有从任何渠道发出消息', en: 'Nothing left by any channel in these days' },
  nothingText: {
    zh: '消息都在各人的消息页里；原因见下面。',
    en: 'Messages stand in everybody’s inbox; see below why.',
  },
  kept: { zh: '没有发出的，为什么', en: 'Why messages did not leave' },
  keptNone: { zh: '没有留下的。', en: 'None was kept back.' },
  robots: { zh: '企业微信群机器人', en: 'WeCom group robots' },
  robotsNote: {
    zh: '把网格的工作群接上：紧急诉求、超时和通知会在群里说一声，敏感件不写内容。密钥保存后谁也看不到。',
    en: 'Ties a grid’s work group: urgent reports, late cases and notices are mentioned there, sensitive ones without content. Once saved, nobody can see the key.',
  },
  robotsOff: {
    zh: '本系统还没有开通群机器人，请联系运维。可以先登记，开通后生效。',
    en: 'Group robots are not set up here yet; ask your operator. They can be registered now and work afterwards.',
  },
  grid: { zh: '哪个网格的群', en: 'Groups of which grid' },
  noRobots: { zh: '这个网格还没有接群', en: 'No group is tied to this grid' },
  noRobotsText: {
    zh: '在企业微信群里“添加群机器人”，把它的 Webhook 地址贴到这里。',
    en: 'Add a group robot in the WeCom group and paste its webhook address here.',
  },
  addRobot: { zh: '接一个群', en: 'Tie a group' },
  name: { zh: '群的名字', en: 'Name of the group' },
  key: { zh: 'Webhook 地址或密钥', en: 'Webhook address or key' },
  keyHint: {
    zh: '保存后不再显示。同一个密钥再存一次，就是改名字或改内容。',
    en: 'It is not shown again. Saving the same key once more changes its name or what it tells.',
  },
  what: { zh: '在群里说什么', en: 'What the group is told' },
  since: { zh: '{at}接上', en: 'Tied {at}' },
  test: { zh: '发一条测试', en: 'Send a test' },
  tested: { zh: '测试消息已交出，请到群“{name}”里看。', en: 'The test is on its way; look into the group “{name}”.' },
  remove: { zh: '移除', en: 'Remove' },
  removeText: { zh: '移除后这个群不再收到消息：{name}', en: 'This group will no longer be told: {name}' },
  wasSet: { zh: '已接上，建议发一条测试。', en: 'It is tied; send a test to make sure.' },
} as const satisfies Record<string, Word>

/** Why messages did not leave the house, or no more, for whoever looks after the sending. */
export const KEPT_WORDS = {
  off: { zh: '本人设成只放在消息页', en: 'The person wants these in the inbox only' },
  no_way: { zh: '没有可用的渠道（没有号码或渠道未开通）', en: 'No channel for it (no address, or not set up)' },
  quiet: { zh: '在免打扰时段，稍后再送', en: 'Waits for the end of quiet hours' },
  too_many: { zh: '短时间内太多，稍后合并送出', en: 'Too many in a short time; bundled later' },
  digest: { zh: '放进每天的汇总', en: 'Goes with the daily digest' },
  read: { zh: '已在消息页看过，不必再送', en: 'Read in the inbox, nothing more was needed' },
  expired: { zh: '过了时候，不再送出', en: 'Old news by then' },
  exhausted: { zh: '各渠道都试过了，仍没有看', en: 'Every channel was tried, still not seen' },
} as const satisfies Record<Why, Word>
