import type { Ground } from '../fixture.ts'
import { EMPTY, fresh, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'handovers.list': {
    input: async (ground) => {
      await aHandover(ground)
      return { communityId: ground.here.communityId }
    },
    shows: listed('handovers'),
  },
  'handovers.mine': EMPTY,
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'handovers.prepare': {
    input: async (ground) => ({ postId: await aSeat(ground), receiverId: ground.here.liaison.personId }),
  },
  'handovers.addLine': {
    input: async (ground) => ({ handoverId: await aHandover(ground), kind: 'thing', text: '配电间钥匙一把' }),
  },
  'handovers.sign': {
    input: async (ground) => {
      const handoverId = await aHandover(ground)
      const { house, here } = ground
      const { communityId } = here
      const asked = await house.ask('handovers.list', { communityId }, { as: here.lead, tenant: here.tenant })
      return { handoverId, lines: asked.handovers.find(({ id }) => id === handoverId)?.items.length ?? 0 }
    },
  },
  'handovers.refuse': { input: async (ground) => ({ handoverId: await aHandover(ground), note: '清单不全' }) },
  'handovers.close': {
    input: async (ground) => {
      const handoverId = await aHandover(ground)
      const { house, here } = ground
      await house.run('handovers.refuse', { handoverId, note: '清单不全' }, { as: here.member, tenant: here.tenant })
      return { handoverId, passes: false, note: '另行安排' }
    },
  },
}

/** Another seat of the first micro grid, which the member holds beside his own. */
async function aSeat({ house, here }: Ground): Promise<string> {
  const on = { as: here.lead, tenant: here.tenant }
  const seat = { gridId: here.micro[0], role: 'building_lead' as const, slot: 300 + fresh() }
  const { postId } = await house.run('people.createPost', seat, on)
  await house.run('people.takePost', { postId, personId: here.member.personId }, on)
  return postId
}

/** The member hands it over to the liaison. */
async function aHandover(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = { postId: await aSeat(ground), receiverId: here.liaison.personId }
  return (await house.run('handovers.prepare', input, { as: here.lead, tenant: here.tenant })).handoverId
}
