import type { Ground } from '../fixture.ts'
import { EMPTY, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'support.supporters': {
    input: async (ground) => {
      await aSupporter(ground)
      return {}
    },
    shows: listed('supporters'),
  },
  'support.mine': EMPTY,
  'support.conversation': { input: async (ground) => ({ requestId: await aTalk(ground) }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'support.askSupporter': {
    input: async (ground) => {
      await end(ground, ground.here.liaison.personId)
      return { personId: ground.here.liaison.personId, about: '听人说话' }
    },
  },
  'support.agree': EMPTY,
  'support.endSupporter': { input: ({ here }) => ({ personId: here.liaison.personId }) },
  'support.talkTo': {
    input: async (ground) => {
      await aSupporter(ground)
      return { supporterId: ground.here.officer.personId, text: '想说说话' }
    },
  },
  'support.say': { input: async (ground) => ({ requestId: await aTalk(ground), text: '接着说' }) },
  'support.withdraw': { input: async (ground) => ({ requestId: await aTalk(ground) }) },
}

/** The member of the first micro grid talks to the community's officer. */
async function aTalk(ground: Ground): Promise<string> {
  await aSupporter(ground)
  const { house, here } = ground
  const input = { supporterId: here.officer.personId, text: '想说说话' }
  return (await house.run('support.talkTo', input, { as: here.member, tenant: here.tenant })).requestId
}

/** The officer listens; earlier conversations are over, so that nobody has too many. */
async function aSupporter({ house, here }: Ground): Promise<void> {
  const on = { tenant: here.tenant }
  await house.db.pool.query(`UPDATE support_requests SET state = 'withdrawn' WHERE tenant_id = $1`, [here.tenant])
  const { supporters } = await house.ask('support.supporters', {}, { ...on, as: here.street })
  if (supporters.some((one) => one.personId === here.officer.personId && one.state === 'active')) return
  await house.run(
    'support.askSupporter',
    { personId: here.officer.personId, about: '听人说话' },
    { ...on, as: here.street },
  )
  await house.run('support.agree', {}, { ...on, as: here.officer })
}

async function end({ house, here }: Ground, personId: string): Promise<void> {
  await house.db.pool.query(`UPDATE supporters SET state = 'ended' WHERE tenant_id = $1 AND person_id = $2`, [
    here.tenant,
    personId,
  ])
}
