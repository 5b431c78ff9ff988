import { randomBytes, randomInt } from 'node:crypto'
import type { WriteContext } from '../../platform/context.ts'
import { commit } from '../../platform/keys.ts'
import { localParts } from '../../platform/pure/time.ts'
import { currentCalendar } from '../calendars/index.ts'
import { treeOf } from '../grids/index.ts'
import { type Post, resolvePost } from '../people/index.ts'
import { currentSets, stageLimit } from '../routing/index.ts'
import { stepMoment } from './rules/steps.ts'
import { startClock } from './rules.ts'
import { insertCase, renameCase } from './store/insert.ts'
import type { NewParty } from './store/parties.ts'

/** What a new case is made of: a located place, words, and who waits for the answer. */
export type Opening = {
  place: {
    gridId: string
    versionId: string
    buildingId: string | null
    householdId: string | null
    name: string
    lng: number | null
    lat: number | null
  }
  channel: string
  text: string
  categoryCode: string | null
  nature: string
  parties: readonly NewParty[]
  /** The case that this one is split off from. */
  parentId?: string
  /** Whom it complains of: they neither see it nor own it. */
  aboutPersonIds?: readonly string[]
  /** The seat that takes it up, where that is not the desk of its community. */
  takenUpBy?: Post
}

/** What the opener needs for the receipt. */
export type Opened = { caseId: string; number: string; owner: Post; triageBy: Date }

/** Length of a summary: the beginning of the words, whole words stand in the report. */
const SUMMARY_LENGTH = 120

/**
 * Opens a case in the caller's transaction: owned from the first moment by the desk of its community (or whoever stands in for
 * it), with the triage clock running. An unknown category is left open for triage.
 */
export async function openCase(ctx: WriteContext, one: Opening): Promise<Opened> {
  const [sets, calendar, tree, owner] = [
    await currentSets(ctx),
    await currentCalendar(ctx),
    await treeOf(ctx),
    one.takenUpBy ?? (await resolvePost(ctx, one.place.gridId, 'desk_officer')),
  ]
  const community = tree.communityOf(one.place.gridId)
  const category = one.categoryCode === null ? undefined : sets.categories.get(one.categoryCode)
  const priority = category?.priority ?? 'normal'
  const id = ctx.newId()
  const number = caseNumber(ctx.now)
  const summary = summaryOf(one.text)
  const salt = randomBytes(16)
  const [clock] = startClock([], 'triage', owner.id, stageLimit('accept', priority), ctx.now, calendar)
  await insertCase(
    ctx.sql,
    ctx.tenant,
    {
      id,
      communityId: community.id,
      chainId: community.chainId,
      number,
      gridId: one.place.gridId,
      gridVersionId: one.place.versionId,
      buildingId: one.place.buildingId,
      householdId: one.place.householdId,
      placeName: one.place.name,
      lng: one.place.lng,
      lat: one.place.lat,
      channel: one.channel,
      nature: one.nature,
      categoryCode: category ? one.categoryCode : null,
      categorySetId: sets.categorySetId,
      routingSetId: sets.routingSetId,
      calendarSetId: calendar.id,
      tier: category?.startTier ?? 'community',
      priority,
      isSensitive: category?.isSensitive ?? false,
      summary,
      summarySalt: salt,
      ownerPostId: owner.id,
      reportedAt: ctx.now,
      parentId: one.parentId ?? null,
      aboutPersonIds: one.aboutPersonIds?.length ? one.aboutPersonIds : null,
    },
    one.parties,
    clock,
    stepMoment(clock, 0, ctx.now, calendar),
  )
  ctx.announce(
    'case.reported',
    { type: 'case', id, gridId: one.place.gridId, chainId: community.chainId },
    {
      channel: one.channel,
      category: category ? one.categoryCode : null,
      nature: one.nature,
      tier: category?.startTier ?? 'community',
      priority,
      owner: owner.id,
      dueAt: clock.dueAt.toISOString(),
      summary_seal: commit(salt, summary),
    },
  )
  return { caseId: id, number, owner, triageBy: clock.dueAt }
}

/**
 * Calls a case by what was heard in its voice, where it had no words before.
 * @param before what it is called as long as nobody has listened
 * @returns the seal of its new summary; null when it has words already
 */
export async function callBySpoken(
  ctx: WriteContext,
  caseId: string,
  before: readonly string[],
  text: string,
): Promise<string | null> {
  const summary = summaryOf(text)
  const salt = randomBytes(16)
  const isCalled = await renameCase(ctx.sql, ctx.tenant, caseId, before, { summary, salt })
  return isCalled ? commit(salt, summary) : null
}

/** A number that people can say on the phone: the date and six digits that tell nothing about how many there are. */
function caseNumber(now: Date): string {
  const { year, month, day } = localParts(now)
  const date = `${year % 100}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
  return `${date}-${String(randomInt(1_000_000)).padStart(6, '0')}`
}

function summaryOf(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length <= SUMMARY_LENGTH ? line.join('') : `${line.slice(0, SUMMARY_LENGTH - 1).join('')}…`
}
