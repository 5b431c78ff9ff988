import type { PersonalData } from '../../platform/module.ts'
import { devicesOf, erasePersonal, rescuesOf } from './store.ts'
import { PERSONAL_WORDS } from './words.ts'

/** The phones of a person, and what these could not send. */
export const personal: PersonalData = {
  copy: async (ctx, personId) => [
    ...(await devicesOf(ctx.sql, ctx.tenant, personId)).map((one) => ({
      what: PERSONAL_WORDS.device,
      at: one.enrolledAt,
      text: one.label,
    })),
    ...(await rescuesOf(ctx.sql, ctx.tenant, personId)).map((one) => ({
      what: PERSONAL_WORDS.rescue,
      at: one.madeAt,
      text: JSON.parse(ctx.keys.open(one.sealed)).about,
    })),
  ],
  erase: (ctx, personId) =>
    erasePersonal(ctx.sql, ctx.tenant, personId, ctx.keys.seal(JSON.stringify({ about: '', input: {} }))),
}
