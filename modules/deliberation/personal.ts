import type { WriteContext } from '../../platform/context.ts'
import type { PersonalData, PersonalRecord } from '../../platform/module.ts'
import { locateHouseholds } from '../grids/index.ts'
import { householdsOf } from '../people/index.ts'
import { mandateSubject, opinionSubject } from './permit.ts'
import { eraseOpinionsBy, opinionsBy } from './store/opinions.ts'
import { saveMandate, standingMandates } from './store/papers.ts'
import { getTopic } from './store/topics.ts'
import { leaveVotes, type VoteOfPerson, votesAbout } from './store/votes.ts'
import { PERSONAL_WORDS, WAY_WORDS } from './words.ts'

/**
 * What one said, and that one's household voted; how it voted only where ballots stand with their doors. Deleted are the words and the author
 * of opinions; a vote is the household's and stays without who cast it, and whoever she stood for can give another mandate.
 */
export const personal: PersonalData = {
  copy: async (ctx, personId) => {
    const opinions = (await opinionsBy(ctx.sql, ctx.tenant, personId)).map(
      ({ title, text, givenAt }): PersonalRecord => ({
        what: PERSONAL_WORDS.opinion,
        at: givenAt,
        text: `${title}：${text}`,
      }),
    )
    const homes = await householdsOf(ctx, personId)
    const votes = await votesAbout(ctx.sql, ctx.tenant, personId, homes)
    const places = await locateHouseholds(
      ctx,
      votes.map((one) => one.householdId),
    )
    return [
      ...opinions,
      ...votes.map((one) => ({
        what: one.way === 'proxy' && one.isOwn ? PERSONAL_WORDS.proxy : PERSONAL_WORDS.vote,
        at: one.votedAt,
        text: voteText(one, places.get(one.householdId)?.placeName ?? ''),
      })),
    ]
  },
  erase: async (ctx, personId) => {
    for (const { id, topicId } of await eraseOpinionsBy(ctx.sql, ctx.tenant, personId, ctx.now))
      ctx.announce('opinion.erased', opinionSubject(await getTopic(ctx.sql, ctx.tenant, topicId), id), {
        topic: topicId,
      })
    await leaveVotes(ctx.sql, ctx.tenant, personId)
    await leaveMandates(ctx, personId)
  },
}

function voteText({ title, way, code, choices }: VoteOfPerson, placeName: string): string {
  const how = choices === null ? '' : `：${choices.join('、')}（回执码 ${code}）`
  return `${title}：${placeName} 已投票（${WAY_WORDS[way].zh}）${how}`
}

async function leaveMandates(ctx: WriteContext, personId: string): Promise<void> {
  for (const { id, topicId, householdId } of await standingMandates(ctx.sql, ctx.tenant, personId)) {
    await saveMandate(ctx.sql, ctx.tenant, id, { state: 'revoked', at: ctx.now, by: null })
    const topic = await getTopic(ctx.sql, ctx.tenant, topicId)
    ctx.announce('mandate.revoked', mandateSubject(topic, id), { topic: topicId, household: householdId })
  }
}
