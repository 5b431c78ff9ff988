import { caseIn, type Ground } from '../fixture.ts'
import { EMPTY, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'notifications.inbox': {
    input: async (ground) => {
      await caseIn(ground, 'assigned')
      await ground.house.settle()
      return {}
    },
    shows: (answer) => ((answer as { items: object[] }).items.length > 0 ? 'sees his own' : 'empty'),
  },
  'notifications.unread': EMPTY,
  'notifications.whyThis': {
    input: async (ground) => ({ messageId: await oneMessage(ground) }),
  },
  'notifications.preferences': EMPTY,
  'notifications.templates': { input: ({ here }) => ({ communityId: here.communityId }) },
  'notifications.templateVersions': { input: ({ here }) => textOf(here) },
  'notifications.previewTemplate': {
    input: async (ground) => ({ ...textOf(ground.here), ...BODY, caseId: (await caseIn(ground, 'assigned')).caseId }),
  },
  'notifications.deliveriesOf': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'assigned')
      await ground.house.settle()
      return { caseId }
    },
    shows: listed('messages'),
  },
  'notifications.statistics': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('kept') },
  'notifications.robots': {
    input: async (ground) => {
      await oneRobot(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('robots'),
  },
  'notifications.noticesHere': {
    input: async (ground) => {
      await oneNotice(ground)
      return { code: ground.here.code }
    },
    shows: listed('notices'),
  },
  'notifications.myNotices': { input: () => ({}), shows: listed('notices') },
  'notifications.notices': {
    input: async (ground) => {
      await oneNotice(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('notices'),
  },
  'notifications.previewNotice': { input: ({ here }) => ({ targets: [{ kind: 'grid', id: here.micro[0] }] }) },
  'notifications.noticeFigures': { input: async (ground) => ({ noticeId: (await oneNotice(ground)).noticeId }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'notifications.markRead': { input: async (ground) => ({ messageIds: [await oneMessage(ground)] }) },
  'notifications.markAllRead': { input: async (ground) => ({ upToId: await oneMessage(ground) }) },
  'notifications.savePreferences': {
    input: () => ({
      groups: { work: 'on', deadlines: 'on', decisions: 'on', reports: 'on', services: 'on', notices: 'on' },
      channels: ['sms'],
      quiet: null,
      digestAt: 1080,
      language: 'zh',
    }),
  },
  'notifications.subscribeWebPush': {
    input: () => ({ endpoint: 'https://push.example.test/p', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }),
  },
  'notifications.unsubscribeWebPush': { input: () => ({ endpoint: 'https://push.example.test/p' }) },
  'notifications.addWay': {
    input: ({ house }) => {
      house.clock.advance(61_000)
      return { channel: 'email', address: 'somebody@example.test' }
    },
  },
  'notifications.confirmWay': {
    input: () => ({ wayId: '019aa000-0000-7000-8000-000000000001', code: '123456' }),
  },
  'notifications.removeWay': { input: () => ({ wayId: '019aa000-0000-7000-8000-000000000001' }) },
  'notifications.publishTemplate': {
    input: async (ground) => ({ ...textOf(ground.here), ...BODY, sawVersion: await versionOf(ground) }),
  },
  'notifications.rollBackTemplate': {
    input: async (ground) => {
      const input = { ...textOf(ground.here), ...BODY, sawVersion: await versionOf(ground) }
      await ground.house.run('notifications.publishTemplate', input, {
        as: ground.here.lead,
        tenant: ground.here.tenant,
      })
      return { ...textOf(ground.here), toVersion: null }
    },
  },
  'notifications.setRobot': {
    input: ({ here }) => ({ gridId: here.micro[0], name: '微网格群', key: 'k'.repeat(36), groups: ['late'] }),
  },
  'notifications.testRobot': { input: async (ground) => ({ robotId: await oneRobot(ground) }) },
  'notifications.removeRobot': { input: async (ground) => ({ robotId: await oneRobot(ground) }) },
  'notifications.publishNotice': { input: (ground) => noticeIn(ground) },
  'notifications.correctNotice': {
    input: async (ground) => {
      const { targets: _, ...words } = noticeIn(ground)
      return { ...(await oneNotice(ground)), ...words, title: '停水改期', sawVersion: 1 }
    },
  },
  'notifications.withdrawNotice': { input: (ground) => oneNotice(ground) },
  'notifications.readNotice': { input: (ground) => oneNotice(ground) },
}

/** A text of the community. */
const textOf = (here: Ground['here']) =>
  ({ communityId: here.communityId, kind: 'answered', channel: 'sms', language: 'zh' }) as const

const BODY = { title: '有答复', text: '您反映的{number}有答复了。' } as const

async function versionOf({ house, here }: Ground): Promise<number> {
  const key = textOf(here)
  const { versions } = await house.ask('notifications.templateVersions', key, { as: here.lead, tenant: here.tenant })
  return versions[0]?.version ?? 0
}

/** A message of the lead of the ordinary grid. */
async function oneMessage(ground: Ground): Promise<string> {
  await caseIn(ground, 'assigned')
  await ground.house.settle()
  const on = { as: ground.here.ordinaryLead, tenant: ground.here.tenant }
  return (await ground.house.ask('notifications.inbox', {}, on)).items[0].id
}

/** A group of the first micro grid. */
async function oneRobot({ house, here }: Ground): Promise<string> {
  const input = { gridId: here.micro[0], name: '微网格群', key: 'k'.repeat(36), groups: ['late' as const] }
  return (await house.run('notifications.setRobot', input, { as: here.lead, tenant: here.tenant })).robotId
}

const noticeIn = ({ house, here }: Ground) => ({
  title: '停水通知',
  text: '周三上午停水。',
  targets: [{ kind: 'grid' as const, id: here.micro[0] }],
  untilAt: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
})

/** A notice to the first micro grid. */
async function oneNotice(ground: Ground): Promise<{ noticeId: string }> {
  const { house, here } = ground
  return house.run('notifications.publishNotice', noticeIn(ground), { as: here.lead, tenant: here.tenant })
}
