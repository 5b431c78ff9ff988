import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { ORGANIZATION_KINDS, RESERVE_SOURCES, RESERVE_STATES, ROLES, SKILLS, TAGS } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()
/** People of some sort; null: fewer than five, which is not told outside the community. */
const cell = z.number().nullable()
const ByTag = z.array(z.object({ tag: z.enum(TAGS), people: cell }))

/** What the force of a community is made of: each person once in the total, and once under each of her tags. */
export const Composition = defineQuery('people.composition', {
  label: { zh: '队伍构成', en: 'Composition of the force' },
  input: z.object({ communityId: id }),
  output: z.object({
    people: z.number(),
    tags: ByTag,
    organizations: z.array(z.object({ kind: z.enum(ORGANIZATION_KINDS), count: z.number() })),
    roles: z.array(z.object({ role: z.enum(ROLES), posts: z.number(), vacant: z.number(), people: z.number() })),
    /** Those who hold a post in an ordinary grid or below it; who has no post counts for the community only. */
    grids: z.array(z.object({ gridId: id, gridName: z.string(), people: cell, tags: ByTag })),
    /** Cells below five are not told: the asker stands outside the community. */
    isMasked: z.boolean(),
  }),
})

/** What somebody can do, with her consent: her own, or entered by who leads. An empty list takes everything off. */
export const SetSkills = defineCommand('people.setSkills', {
  label: { zh: '登记技能', en: 'Set skills' },
  input: z.object({
    personId: id,
    skills: z.array(z.enum(SKILLS)).max(SKILLS.length),
    /** The person has agreed that it is kept and found by who leads the community. */
    agrees: z.literal(true),
  }),
  output: z.object({ personId: id }),
})

export const ListMySkills = defineQuery('people.mySkills', {
  label: { zh: '我的技能', en: 'My skills' },
  input: z.object({}),
  output: z.object({ skills: z.array(z.enum(SKILLS)) }),
})

/** Who can do it, the nearest first: metres between the middles of grids, of nobody's own position. */
export const SearchSkills = defineQuery('people.searchSkills', {
  label: { zh: '按技能找人', en: 'Search by skill' },
  method: 'POST',
  input: z.object({ communityId: id, skill: z.enum(SKILLS), nearGridId: id }),
  output: z.object({
    persons: z.array(
      z.object({
        personId: id,
        name: z.string(),
        phoneMasked: z.string().nullable(),
        skills: z.array(z.enum(SKILLS)),
        /** Of the nearest of her posts; null: she holds none here. */
        gridName: z.string().nullable(),
        role: z.enum(ROLES).nullable(),
        metres: z.number().nullable(),
      }),
    ),
  }),
})

/** Takes somebody into the reserve, or writes down how she comes on; `appointed` comes with an appointment only. */
export const KeepReserve = defineCommand('people.keepReserve', {
  label: { zh: '青年后备', en: 'Keep the reserve' },
  input: z.object({
    communityId: id,
    personId: id,
    source: z.enum(RESERVE_SOURCES),
    mentorId: id.nullable().default(null),
    state: z.enum(['in_training', 'ready', 'left']),
  }),
  output: z.object({ personId: id }),
})

/** Somebody of the reserve takes a post: one act. */
export const AppointReserve = defineCommand('people.appointReserve', {
  label: { zh: '后备任职', en: 'Appoint from the reserve' },
  input: z.object({ personId: id, postId: id, until: moment.nullable().default(null) }),
  output: z.object({ personId: id, postId: id }),
})

export const ListReserve = defineQuery('people.reserve', {
  label: { zh: '青年后备名单', en: 'The reserve' },
  input: z.object({ communityId: id }),
  output: z.object({
    members: z.array(
      z.object({
        personId: id,
        name: z.string(),
        phoneMasked: z.string().nullable(),
        source: z.enum(RESERVE_SOURCES),
        mentor: z.object({ personId: id, name: z.string() }).nullable(),
        state: z.enum(RESERVE_STATES),
        since: moment,
        stateAt: moment,
      }),
    ),
  }),
})
