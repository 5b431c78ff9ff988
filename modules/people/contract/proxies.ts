import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { Phone } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const name = z.string().trim().min(1).max(60)

/** How somebody came to act for another: by a code shown to him, or on paper at the door. */
export const PROXY_HOW = ['invited', 'paper'] as const

/** Asks a member of the family to act for oneself: a code to show or send, good once and for three days. An earlier one ends. */
export const InviteProxy = defineCommand('people.inviteProxy', {
  label: { zh: '请家人帮我办', en: 'Ask my family to act for me' },
  /** The community whose code was scanned: the fact stands in its chain. */
  input: z.object({ communityId: id }),
  output: z.object({ code: z.string(), expiresAt: moment }),
})

/** Takes on to act for whoever showed the code. */
export const AcceptProxy = defineCommand('people.acceptProxy', {
  label: { zh: '替家人办事', en: 'Act for a member of my family' },
  input: z.object({ code: z.string().trim().min(1).max(20) }),
  /** `name` is empty where only a number is known. */
  output: z.object({ proxyId: id, name: z.string(), phoneMasked: z.string().nullable() }),
})

/** Ends it at once: by either, or by staff of the grid where the paper was taken. */
export const EndProxy = defineCommand('people.endProxy', {
  label: { zh: '不再代办', en: 'End acting for somebody' },
  input: z.object({ proxyId: id }),
  output: z.object({ proxyId: id }),
})

/** At the door, from a paper that was signed: the person is told by text message, so that nobody is spoken for unknowingly. */
export const RegisterProxy = defineCommand('people.registerProxy', {
  label: { zh: '登记家人代办', en: 'Register who acts for somebody' },
  input: z.object({
    gridId: id,
    person: z.object({ name, phone: Phone.nullable().default(null) }),
    proxy: z.object({ name, phone: Phone }),
    /** The day on the paper. */
    signedOn: z.iso.date(),
  }),
  output: z.object({ proxyId: id, personId: id }),
})

/** `name` is empty where only a number is known. */
const Side = z.object({
  proxyId: id,
  personId: id,
  name: z.string(),
  phoneMasked: z.string().nullable(),
  how: z.enum(PROXY_HOW),
  since: moment,
})

/** Who acts for me, for whom I act, and until when the code that I showed is good. */
export const ListMyProxies = defineQuery('people.myProxies', {
  label: { zh: '家人代办', en: 'Family who act for me' },
  input: z.object({}),
  output: z.object({ helpers: z.array(Side), helped: z.array(Side), invitedUntil: moment.nullable() }),
})
