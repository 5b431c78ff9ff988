import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { CHANNELS, GROUPS, SETTINGS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const minute = z.int().min(0).max(1439)

/** How somebody wants to be told. Minutes count from midnight in China. */
export const PreferencesInput = z.object({
  groups: z.record(z.enum(GROUPS), z.enum(SETTINGS)),
  /** Channels in the order they are tried; one that is left out is not used. */
  channels: z
    .array(z.enum(CHANNELS))
    .max(CHANNELS.length)
    .refine((list) => new Set(list).size === list.length),
  /** Over midnight when it ends before it starts; null: no quiet hours. */
  quiet: z.object({ from: minute, until: minute }).nullable(),
  digestAt: minute,
  language: z.enum(['zh', 'en']),
})

/** A way by which the person can be reached, its address masked. */
export const ContactWay = z.object({
  id,
  channel: z.enum(['web_push', 'wechat', 'wecom_app', 'email']),
  label: z.string(),
  state: z.enum(['waiting', 'confirmed', 'gone']),
  addedAt: moment,
})

/** What is set, by which ways the person can be reached, and which channels the house has at all. */
export const GetPreferences = defineQuery('notifications.preferences', {
  label: { zh: '消息设置', en: 'Message settings' },
  input: z.object({}),
  output: PreferencesInput.extend({
    /** Nothing was ever said: what holds for everybody. */
    isDefault: z.boolean(),
    phoneMasked: z.string().nullable(),
    ways: z.array(ContactWay),
    /** Channels that are set up in this house. */
    setUp: z.array(z.enum(CHANNELS)),
    /** What a browser needs to subscribe (applicationServerKey, base64url); null where push is not set up. */
    pushKey: z.string().nullable(),
  }),
})

export const SavePreferences = defineCommand('notifications.savePreferences', {
  label: { zh: '保存消息设置', en: 'Save message settings' },
  /** A group that is left out stays as it is: a page of an earlier version does not know of all. */
  input: PreferencesInput.extend({ groups: z.partialRecord(z.enum(GROUPS), z.enum(SETTINGS)) }),
  output: PreferencesInput,
})

/** The subscription that a browser gave: its messages come to this person from now on. */
export const SubscribeWebPush = defineCommand('notifications.subscribeWebPush', {
  label: { zh: '开启浏览器推送', en: 'Turn on browser push' },
  input: z.object({
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/),
    auth: z.string().regex(/^[\w-]{16,32}={0,2}$/),
  }),
  output: z.object({ wayId: id }),
})

/** The browser gave its subscription back. */
export const UnsubscribeWebPush = defineCommand('notifications.unsubscribeWebPush', {
  label: { zh: '关闭浏览器推送', en: 'Turn off browser push' },
  input: z.object({ endpoint: z.url().max(1000) }),
  output: z.object({}),
})

/** An e-mail address, or a user of the WeCom of this house: a code goes there, and only who reads it can confirm the address. */
export const AddWay = defineCommand('notifications.addWay', {
  label: { zh: '添加联系方式', en: 'Add a way to reach me' },
  input: z.discriminatedUnion('channel', [
    z.object({ channel: z.literal('email'), address: z.string().trim().max(200) }),
    z.object({ channel: z.literal('wecom_app'), address: z.string().trim().max(64) }),
  ]),
  output: z.object({ wayId: id, codeUntil: moment }),
})

export const ConfirmWay = defineCommand('notifications.confirmWay', {
  label: { zh: '确认联系方式', en: 'Confirm a way' },
  input: z.object({ wayId: id, code: z.string().regex(/^\d{6}$/) }),
  /** A wrong code is counted, so it is an answer and no error: five of them and a new one is needed. */
  output: z.object({ isConfirmed: z.boolean(), triesLeft: z.int() }),
})

export const RemoveWay = defineCommand('notifications.removeWay', {
  label: { zh: '删除联系方式', en: 'Remove a way' },
  input: z.object({ wayId: id }),
  output: z.object({}),
})
