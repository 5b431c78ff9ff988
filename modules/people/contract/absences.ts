import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { ABSENCE_REASONS, ROLES } from './names.ts'

const id = z.uuid()
const moment = z.iso.datetime()

/** What is told of an absence: which posts, and who stands in for each; nobody: the next level up answers. */
export const Absence = z.object({
  id,
  personId: id,
  name: z.string(),
  reason: z.enum(ABSENCE_REASONS),
  from: moment,
  /** When it ends, or ended before its time. */
  until: moment,
  isRunning: z.boolean(),
  posts: z.array(
    z.object({
      postId: id,
      role: z.enum(ROLES),
      gridId: id,
      gridName: z.string(),
      deputy: z.object({ personId: id, name: z.string() }).nullable(),
    }),
  ),
  /** Whether the asker may end it. */
  mayEnd: z.boolean(),
})
export type Absence = z.infer<typeof Absence>

/** Somebody is away from some of his posts: from the first moment his deputies have sight, verbs and messages of the seat. */
export const StateAbsence = defineCommand('people.stateAbsence', {
  label: { zh: '请假外出', en: 'State an absence' },
  input: z.object({
    personId: id,
    /** A kind and nothing more: nobody is asked about health. */
    reason: z.enum(ABSENCE_REASONS),
    from: moment,
    until: moment,
    posts: z
      .array(z.object({ postId: id, deputyId: id.nullable().default(null) }))
      .min(1)
      .max(20),
  }),
  output: z.object({ absenceId: id }),
})

/** Back before the time, or called off before it began: the deputies' time ends at once. */
export const EndAbsence = defineCommand('people.endAbsence', {
  label: { zh: '销假', en: 'End an absence' },
  input: z.object({ absenceId: id }),
  output: z.object({ absenceId: id }),
})

/** Who is away from posts of a community now or will be, by the beginning. */
export const ListAbsences = defineQuery('people.absences', {
  label: { zh: '请假与代理', en: 'Absences and deputies' },
  input: z.object({ communityId: id }),
  output: z.object({ absences: z.array(Absence) }),
})

/** One's own absences that run or come, and those for which one stands in. */
export const ListMyAbsences = defineQuery('people.myAbsences', {
  label: { zh: '我的请假与代理', en: 'My absences and stand-ins' },
  input: z.object({}),
  output: z.object({ mine: z.array(Absence), standIns: z.array(Absence) }),
})

/** Who may stand in for a post: people of the community or above it who hold a post that the table admits, the nearest first. */
export const ListDeputies = defineQuery('people.deputies', {
  label: { zh: '可以代理的人', en: 'Who may stand in' },
  input: z.object({ postId: id, from: moment, until: moment }),
  output: z.object({
    deputies: z.array(
      z.object({
        personId: id,
        name: z.string(),
        role: z.enum(ROLES),
        gridName: z.string(),
        /** Away himself during some of that time. */
        isAway: z.boolean(),
      }),
    ),
  }),
})
