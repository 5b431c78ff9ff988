import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'

const id = z.uuid()
/** The 12 digits of a community stand on its own poster; they name no place in it. */
const communityCode = z.string().regex(/^\d{12}$/)

/** What a snapshot begins with: whose community it is, and the hazards that can be told without a word. */
export const OpenSnap = defineQuery('intake.openSnap', {
  label: { zh: '随手拍', en: 'Snapshot' },
  audience: 'anyone',
  input: z.union([z.object({ communityCode }), z.object({ communityId: id })]),
  output: z.object({
    communityId: id,
    communityCode,
    communityName: z.string(),
    /** The grid of the whole community: where it goes when nobody can say more. */
    gridId: id,
    hazards: z.array(
      z.object({
        code: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        /** A sentence that stands for the reporter's own when he writes none. */
        sayZh: z.string(),
        sayEn: z.string(),
        callsEmergency: z.boolean(),
      }),
    ),
    isSynthetic: z.boolean(),
  }),
})

/** Where one can be, from a list: for those who have neither code nor position. */
export const ListSnapPlaces = defineQuery('intake.snapPlaces', {
  label: { zh: '选地点', en: 'Places to choose from' },
  audience: 'anyone',
  input: z.object({ communityId: id }),
  output: z.object({
    grids: z.array(z.object({ id, name: z.string(), buildings: z.array(z.object({ id, name: z.string() })) })),
  }),
})
