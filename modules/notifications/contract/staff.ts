import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { LETTER_KINDS } from '../../../platform/pure/letter-words.ts'
import { ChannelState } from './inbox.ts'
import { KINDS, PLANS, REASONS, ROBOT_GROUPS, WHYS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const count = z.int()

/** Who was told what about a case, how far each message got, and why one did not leave: for those who look after it. */
export const ListDeliveries = defineQuery('notifications.deliveriesOf', {
  label: { zh: '通知到了没有', en: 'Who was told' },
  input: z.object({ caseId: id }),
  output: z.object({
    messages: z.array(
      z.object({
        id,
        kind: z.enum(KINDS),
        reason: z.enum(REASONS),
        /** Staff by name; residents masked. */
        name: z.string(),
        role: z.string().nullable(),
        at: moment,
        readAt: moment.nullable(),
        plan: z.enum(PLANS),
        why: z.enum(WHYS).nullable(),
        plannedAt: moment.nullable(),
        channels: z.array(ChannelState),
      }),
    ),
  }),
})

/** What left by each channel on each day for the grids in sight: figures only. */
export const CountDeliveries = defineQuery('notifications.statistics', {
  label: { zh: '发送统计', en: 'What was sent' },
  input: z.object({ communityId: id, days: z.int().min(1).max(90).default(14) }),
  output: z.object({
    since: moment,
    lines: z.array(
      z.object({
        date: z.string(),
        channel: z.string(),
        queued: count,
        sent: count,
        delivered: count,
        read: count,
        failed: count,
        parked: count,
      }),
    ),
    /** What stayed in the inbox, by reason. */
    kept: z.array(z.object({ why: z.enum(WHYS), count })),
    setUp: z.array(z.enum(LETTER_KINDS)),
  }),
})

/** The group robots of a grid. Their keys are shown to nobody. */
export const ListRobots = defineQuery('notifications.robots', {
  label: { zh: '群机器人', en: 'Group robots' },
  input: z.object({ gridId: id }),
  output: z.object({
    robots: z.array(
      z.object({ id, gridId: id, name: z.string(), groups: z.array(z.enum(ROBOT_GROUPS)), setAt: moment }),
    ),
    isSetUp: z.boolean(),
  }),
})

/** Ties a group of WeCom to a grid by the key of its robot, or the whole address that WeCom shows. */
export const SetRobot = defineCommand('notifications.setRobot', {
  label: { zh: '设置群机器人', en: 'Set a group robot' },
  input: z.object({
    gridId: id,
    name: z.string().trim().min(1).max(40),
    key: z.string().trim().max(300),
    groups: z.array(z.enum(ROBOT_GROUPS)).min(1),
  }),
  output: z.object({ robotId: id }),
})

/** Says one sentence in the group, so that whoever set it up sees that it works. */
export const TestRobot = defineCommand('notifications.testRobot', {
  label: { zh: '测试群机器人', en: 'Test a group robot' },
  input: z.object({ robotId: id }),
  output: z.object({}),
})

export const RemoveRobot = defineCommand('notifications.removeRobot', {
  label: { zh: '移除群机器人', en: 'Remove a group robot' },
  input: z.object({ robotId: id }),
  output: z.object({}),
})
