import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const seq = z.number().int().min(0)
const mark = z.string().max(16)
/** Known to the phone alone: shown at each contact. */
const secret = z.string().min(32).max(100)

/** How far a phone has read: the position in each chain of its tenant. */
export const Position = z.record(z.string().regex(/^\d{1,15}$/), seq)
export type Position = z.infer<typeof Position>

/** A row with its mark: who holds a row of this mark holds this row. */
const Marked = z.object({ mark, row: z.looseObject({ id, until: moment.optional() }) })
export type Marked = z.infer<typeof Marked>

/** How many rows come on one page, of all kinds together. */
export const PAGE = 500
/** So many marks one phone may show. */
export const MOST_MARKS = 20_000
/** Who is further behind than this many changed things compares instead. */
export const MOST_CHANGED = 2_000

/** From where a page goes on: in which kind, after which row of it. */
const Place = z.object({ kind: z.string().max(40), after: id })
export type Place = z.infer<typeof Place>

/**
 * Everything that a phone carries, page by page through all kinds. What the phone holds already (by its marks) is not sent again; what is on no page, it
 * drops. Each page says where the house stood when it was read: what changes after the first page comes again with the changes.
 */
export const ReadRows = defineQuery('sync.rows', {
  label: { zh: '下载离线数据', en: 'Rows for a phone' },
  method: 'POST',
  input: z.object({
    from: Place.nullable().default(null),
    have: z.array(mark).max(MOST_MARKS).default([]),
  }),
  output: z.object({
    position: Position,
    /** Raised when the house was restored from a backup. */
    epoch: z.string(),
    /** Stands for what the phone's holder may see today. */
    sight: z.string(),
    kinds: z.array(z.string()),
    now: moment,
    parts: z.array(z.object({ kind: z.string(), rows: z.array(Marked), same: z.array(mark) })),
    next: Place.nullable(),
  }),
})

/**
 * What changed since a position: rows as they are now, and which to forget, by the mark of `kind/id`. `compare`: sight, house or kinds are not
 * what they were, or it is too far behind: then the phone compares all that it holds.
 */
export const ReadChanges = defineQuery('sync.changes', {
  label: { zh: '离线数据变化', en: 'Changes for a phone' },
  method: 'POST',
  input: z.object({
    position: Position,
    epoch: z.string().max(40),
    sight: z.string().max(40),
    /** When the phone last heard, by the house's clock: what time has turned since comes too. */
    at: moment.nullable().default(null),
  }),
  output: z.object({
    compare: z.boolean(),
    changes: z.array(z.object({ kind: z.string(), rows: z.array(Marked), forget: z.array(mark) })),
    position: Position,
    now: moment,
  }),
})

export const DEVICE_STATES = ['active', 'revoked', 'wiped'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** How many phones one person may carry at a time. */
export const MOST_DEVICES = 3

/** A phone begins to carry rows: from now on it can be revoked. */
export const EnrolDevice = defineCommand('sync.enrolDevice', {
  label: { zh: '登记离线手机', en: 'Enrol a phone' },
  input: z.object({ deviceId: id, label: z.string().trim().min(1).max(60), secret }),
  output: z.object({ deviceId: id, enrolledAt: moment }),
})

/** A phone shows itself, whoever is signed in on it or nobody: it hears whether it must wipe itself before anything else, and what time it is. */
export const ContactHouse = defineCommand('sync.contact', {
  label: { zh: '手机联系', en: 'A phone shows itself' },
  audience: 'anyone',
  input: z.object({
    deviceId: id,
    secret,
    /** What its clock says. */
    phoneTime: moment,
    unsent: z.number().int().min(0).max(100_000).default(0),
    /** It has wiped itself: because it was revoked, or its holder turned it off. */
    hasWiped: z.boolean().default(false),
  }),
  output: z.object({ state: z.enum(DEVICE_STATES), now: moment, skewSeconds: z.int() }),
})

/** A lost phone: every session of its holder ends, and it wipes itself at its next contact. */
export const RevokeDevice = defineCommand('sync.revokeDevice', {
  label: { zh: '停用离线手机', en: 'Revoke a phone' },
  input: z.object({ deviceId: id }),
  output: z.object({ deviceId: id, state: z.enum(DEVICE_STATES) }),
})

/** The phones in one's charge: one's own, and those of the grids that one leads. The day of the last contact, not more. */
export const ListDevices = defineQuery('sync.devices', {
  label: { zh: '离线手机', en: 'Phones' },
  input: z.object({}),
  output: z.object({
    devices: z.array(
      z.object({
        id,
        label: z.string(),
        personName: z.string(),
        gridName: z.string(),
        isMine: z.boolean(),
        state: z.enum(DEVICE_STATES),
        enrolledAt: moment,
        lastContactOn: z.iso.date(),
        unsent: z.int(),
        /** Its clock is off by more than five minutes: ahead is positive, in seconds. */
        skewSeconds: z.int().nullable(),
        revokedAt: moment.nullable(),
        wipedAt: moment.nullable(),
        mayRevoke: z.boolean(),
      }),
    ),
  }),
})

export const RESCUE_STATES = ['held', 'entered', 'dismissed'] as const
export type RescueState = (typeof RESCUE_STATES)[number]

/**
 * What waited on a phone and cannot be taken in: its holder lost sight or post, or the phone was revoked. It is never executed: the lead of the
 * grid sees what it was. By the phone's own secret, since nobody may be signed in on it.
 */
export const RescueItem = defineCommand('sync.rescue', {
  label: { zh: '抢救未发内容', en: 'Rescue unsent work' },
  audience: 'anyone',
  input: z.object({
    deviceId: id,
    secret,
    item: z.object({
      commandId: id,
      name: z.string().max(60),
      input: z.record(z.string(), z.unknown()),
      madeAt: moment,
      /** What it was about, as the phone called it. */
      about: z.string().max(200),
    }),
    /** The refusal's code or kind. */
    why: z.string().regex(/^[a-z_.]{1,60}$/),
    fileIds: z.array(id).max(10).default([]),
  }),
  output: z.object({ rescueId: id }),
})

/** What was rescued in the grids one leads, what waits first. */
export const ListRescues = defineQuery('sync.rescues', {
  label: { zh: '抢救回来的', en: 'Rescued work' },
  input: z.object({ states: z.array(z.enum(RESCUE_STATES)).default(['held']) }),
  output: z.object({
    rescues: z.array(
      z.object({
        id,
        command: z.string(),
        commandLabel: z.object({ zh: z.string(), en: z.string() }).nullable(),
        personName: z.string(),
        gridName: z.string(),
        why: z.string(),
        madeAt: moment,
        heldAt: moment,
        state: z.enum(RESCUE_STATES),
        endedAt: moment.nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

/** What it says: words that somebody wrote for others, so a reason is asked and written down. */
export const OpenRescue = defineQuery('sync.openRescue', {
  label: { zh: '查看抢救内容', en: 'Read rescued work' },
  method: 'POST',
  sensitive: true,
  input: z.object({ rescueId: id, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ about: z.string(), input: z.record(z.string(), z.unknown()), fileIds: z.array(id) }),
})

/** The lead has dealt with it: entered anew in the ordinary way, or not needed, with a reason. */
export const EndRescue = defineCommand('sync.endRescue', {
  label: { zh: '处理抢救内容', en: 'Settle rescued work' },
  input: z
    .object({
      rescueId: id,
      how: z.enum(['entered', 'dismissed']),
      reason: z.string().trim().max(200).default(''),
    })
    .refine((one) => one.how === 'entered' || one.reason.length >= 2, { path: ['reason'], message: 'a reason' }),
  output: z.object({ rescueId: id, state: z.enum(RESCUE_STATES) }),
})

export const syncContract = [
  ReadRows,
  ReadChanges,
  EnrolDevice,
  ContactHouse,
  RevokeDevice,
  ListDevices,
  RescueItem,
  ListRescues,
  OpenRescue,
  EndRescue,
] as const
