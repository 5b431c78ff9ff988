import { localDate } from '../../../platform/pure/time.ts'
import type { Ground } from '../fixture.ts'
import { EMPTY, fresh, type Probe } from './shared.ts'

const week = ({ house, here }: Ground) => ({ communityId: here.communityId, from: localDate(house.clock.now()) })

export const QUERIES: Readonly<Record<string, Probe>> = {
  'rosters.week': { input: week },
  'rosters.hours': { input: ({ here }) => ({ communityId: here.communityId }) },
  'rosters.mine': EMPTY,
  'rosters.takers': { input: async (ground) => ({ shiftId: await aShift(ground) }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'rosters.setHours': {
    input: ({ here }) => ({ communityId: here.communityId, hours: [{ weekday: 1, from: 480, until: 1200 }] }),
  },
  'rosters.planShift': { input: (ground) => aTurn(ground) },
  'rosters.removeShift': { input: async (ground) => ({ shiftId: await aShift(ground) }) },
  'rosters.askSwap': {
    input: async (ground) => ({ shiftId: await aShift(ground), personId: ground.here.liaison.personId }),
  },
  'rosters.answerSwap': { input: async (ground) => ({ swapId: await aSwap(ground), agrees: false }) },
  'rosters.withdrawSwap': { input: async (ground) => ({ swapId: await aSwap(ground) }) },
}

/** A turn of the member of the first micro grid, each on a day of its own. */
function aTurn({ house, here }: Ground) {
  const date = localDate(new Date(house.clock.now().getTime() + (fresh() % 300) * 86_400_000))
  const minute = fresh() % 1400
  const who = { by: 'person' as const, personId: here.member.personId }
  return { communityId: here.communityId, date, from: minute, until: minute + 1, who }
}

async function aShift(ground: Ground): Promise<string> {
  const { house, here } = ground
  return (await house.run('rosters.planShift', aTurn(ground), { as: here.lead, tenant: here.tenant })).shiftId
}

/** The member asks the liaison to take his turn. */
async function aSwap(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = { shiftId: await aShift(ground), personId: here.liaison.personId }
  return (await house.run('rosters.askSwap', input, { as: here.member, tenant: here.tenant })).swapId
}
