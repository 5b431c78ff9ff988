import type { PersonalData } from '../../platform/module.ts'
import { forgetPerson, shiftsOf } from './store.ts'

/** Every day there is: whoever reads her own copy sees all turns. */
const [FIRST, LAST] = ['2000-01-01', '2999-12-31'] as const

/** When one was or is on duty. Deleted, the turns go with her; a gap shows where they were. */
export const personal: PersonalData = {
  copy: async (ctx, personId) =>
    (await shiftsOf(ctx.sql, ctx.tenant, personId, [], FIRST, LAST)).map((one) => ({
      what: { zh: '值班', en: 'Shift' },
      at: new Date(`${one.date}T00:00:00+08:00`),
      text: `${clock(one.from)}–${clock(one.until)}`,
    })),
  erase: async (ctx, personId) => forgetPerson(ctx.sql, ctx.tenant, personId),
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
