import type { Running } from '../../app/running.ts'
import { buildCommunity, type TestCommunity } from './community.ts'
import { MONDAY, openTestHouse, SYSTEM } from './house.ts'
import { openStoryIn, type Story } from './story.ts'
import { flowing } from './story-clock.ts'

/** A story in a small community that is laid for it by real commands, with its people at hand. */
export type Stage = Story & { readonly here: TestCommunity }

/** People of the community with a log-in, by the last part of it. */
const CAST = ['desk', 'lead', 'officer', 'ordinaryLead', 'siblingLead', 'member', 'liaison', 'street'] as const
type Cast = (typeof CAST)[number]

const KEY = 'stage'
export const PASSWORD = 'weige-stories'

/** Lays the ground, opens a log-in for everybody who works there, and opens a story on it. */
export async function openStage(
  prepare: (running: Running, here: TestCommunity) => Promise<void> = async () => {},
): Promise<Stage> {
  const house = await openTestHouse({ clock: flowing(MONDAY) })
  const here = await buildCommunity(house.running)
  const { tenant, code } = here
  for (const who of CAST) {
    const account = { personId: here[who].personId, login: `${KEY}.${who.toLowerCase()}`, password: PASSWORD }
    await house.run('people.openAccount', account, { as: SYSTEM, tenant })
  }
  await prepare(house.running, here)
  return { ...(await openStoryIn(house, { tenant, code, key: KEY, password: PASSWORD })), here }
}

/** The one post of somebody of the cast. */
export function postOf({ here }: Stage, who: Cast): string {
  return here[who].grants[0].postId
}
