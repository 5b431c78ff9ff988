import { turnSweep } from '../../../modules/deliberation/sweep.ts'
import type { Ground } from '../fixture.ts'
import { aHousehold, EMPTY, fresh, householdRow, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'deliberation.here': { input: ({ here }) => ({ code: here.code }), shows: listed('topics') },
  'deliberation.topic': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
  'deliberation.ballots': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
  'deliberation.topics': {
    input: async (ground) => {
      await aTopic(ground)
      return {}
    },
    shows: listed('topics'),
  },
  'deliberation.scopes': EMPTY,
  'deliberation.previewRoll': {
    input: async (ground) => {
      await householdRow(ground)
      return { scope: { by: 'buildings', buildingIds: [ground.here.buildingId] } }
    },
  },
  'deliberation.roll': {
    input: async (ground) => ({ topicId: await aTopic(ground), buildingId: ground.here.buildingId }),
    shows: listed('households'),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'deliberation.openTopic': {
    input: async (ground) => {
      await householdRow(ground)
      return topicOf(ground)
    },
  },
  'deliberation.withdrawTopic': {
    input: async (ground) => ({ topicId: await aTopic(ground), reason: '重新起草' }),
  },
  'deliberation.giveOpinion': { input: async (ground) => ({ topicId: await aTopic(ground), text: '同意' }) },
  'deliberation.hideOpinion': {
    input: async (ground) => ({ opinionId: await anOpinion(ground), reason: 'off_topic' }),
  },
  'deliberation.answerOpinion': {
    input: async (ground) => ({ opinionId: await anOpinion(ground), answer: '记下了' }),
  },
  'deliberation.castVote': { input: async (ground) => voteIn(ground, await aTopic(ground)) },
  'deliberation.enterPaper': {
    input: async (ground) => {
      const { expects: _, ...paper } = await voteIn(ground, await aTopic(ground))
      return paper
    },
  },
  'deliberation.dropPaper': {
    input: async (ground) => {
      const { expects: _, ...paper } = await voteIn(ground, await aTopic(ground))
      const { house, here } = ground
      const { paperId } = await house.run('deliberation.enterPaper', paper, { as: here.desk, tenant: here.tenant })
      return { paperId }
    },
  },
  'deliberation.enterMandate': { input: async (ground) => mandateIn(ground, await aTopic(ground)) },
  'deliberation.confirmMandate': { input: async (ground) => ({ mandateId: await aMandate(ground) }) },
  'deliberation.revokeMandate': { input: async (ground) => ({ mandateId: await aMandate(ground) }) },
  'deliberation.adoptResolution': {
    input: async (ground) => ({ topicId: await heardTopic(ground), text: '按大家的意见改造院坝' }),
  },
  'deliberation.countAgain': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
}

const AS_SYSTEM = { kind: 'system', name: 'test' } as const

function topicOf({ house, here }: Ground, kind: 'opinion' | 'vote' = 'vote') {
  return {
    scope: { by: 'buildings' as const, buildingIds: [here.buildingId] },
    kind,
    title: `议题${fresh()}`,
    question: '是否同意建充电棚?',
    options: kind === 'vote' ? [{ text: '同意' }, { text: '不同意', stance: 'against' as const }] : [],
    closesAt: new Date(house.clock.now().getTime() + 2 * 3_600_000).toISOString(),
  }
}

/** A topic of the building in the first micro grid. */
async function aTopic(ground: Ground, kind: 'opinion' | 'vote' = 'vote'): Promise<string> {
  const { house, here } = ground
  await householdRow(ground)
  const { topicId } = await house.run('deliberation.openTopic', topicOf(ground, kind), {
    as: AS_SYSTEM,
    tenant: here.tenant,
  })
  return topicId
}

const heard = new WeakMap<Ground, string[]>()

/** A topic that was heard to its end. Many are made at once, so that the day of the ground goes on only once. */
async function heardTopic(ground: Ground): Promise<string> {
  const known = heard.get(ground) ?? []
  heard.set(ground, known)
  if (known.length === 0) {
    for (let n = 0; n < 40; n++) known.push(await aTopic(ground, 'opinion'))
    ground.house.clock.advance(2 * 3_600_000)
    await ground.house.running.sweep(turnSweep)
  }
  return known.pop() ?? (await heardTopic(ground))
}

async function voteIn(ground: Ground, topicId: string) {
  return { topicId, householdId: await aHousehold(ground), choices: [1], expects: null, blind: 'a'.repeat(22) }
}

async function mandateIn(ground: Ground, topicId: string) {
  const proxy = { name: '受托人', phone: `154${String(90_000_000 + fresh())}` }
  return { topicId, householdId: await aHousehold(ground), signedBy: '某户', proxy }
}

async function aMandate(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = await mandateIn(ground, await aTopic(ground))
  return (await house.run('deliberation.enterMandate', input, { as: AS_SYSTEM, tenant: here.tenant })).mandateId
}

/** An opinion of somebody who lives there. */
async function anOpinion(ground: Ground): Promise<string> {
  const { house, here } = ground
  const topicId = await aTopic(ground)
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId: await aHousehold(ground), who: { by: 'name', name: `住户${fresh()}` } },
    { as: AS_SYSTEM, tenant: here.tenant },
  )
  const as = { kind: 'person', accountId: personId, personId, grants: [] } as const
  return (await house.run('deliberation.giveOpinion', { topicId, text: '同意' }, { as, tenant: here.tenant })).opinionId
}
