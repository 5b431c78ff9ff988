import { visibleTo } from '../../platform/access.ts'
import type { Context, WriteContext } from '../../platform/context.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { currentSets, lifeDanger, suggest } from '../routing/index.ts'
import type { State } from './contract.ts'
import {
  BEFORE_SENDING,
  guessAlike,
  isAlike,
  isForAnyone,
  isJoinable,
  kindsAlike,
  type Likeness,
  likenessScore,
  likenessWords,
  MOST_OFFERED,
} from './rules/likeness.ts'
import { type Candidate, listNear } from './store/alike.ts'
import { lockCase } from './store/load.ts'
import { insertParty } from './store/parties.ts'

/** Where something is. */
export type Spot = {
  readonly gridId: string
  readonly buildingId: string | null
  readonly lng: number | null
  readonly lat: number | null
}

/** A case as strangers may hear of it: no person, and no word that its reporter wrote. */
export type Nearby = {
  readonly caseId: string
  readonly categoryZh: string
  readonly categoryEn: string
  readonly placeName: string
  readonly metres: number | null
  readonly isSameBuilding: boolean
  readonly reportedAt: Date
  readonly state: State
  readonly dueAt: Date | null
  readonly nextDeadlineAt: Date | null
}

/** Reads on behalf of strangers see all and show little (rules/likeness.ts). */
const BY_SYSTEM = visibleTo({ kind: 'system', name: 'nearby' })
const DAY_MS = 86_400_000

/** Open cases that may be the same matter as a report on its way in, best first, at most three. */
export async function nearbyCases(
  ctx: Context,
  spot: Spot,
  text: string,
  categoryCode: string | null,
): Promise<Nearby[]> {
  const { leaves } = await currentSets(ctx)
  const kindOf = kindBeside(categoryCode, text, leaves)
  const near = await candidates(ctx, spot, likenessWords(text))
  const sensitive = sensitiveCodes(leaves)
  return near
    .map((one) => ({ one, likeness: likenessOf(one, kindOf, ctx.now) }))
    .filter(
      ({ one, likeness }) =>
        isAlike(likeness, BEFORE_SENDING) && isJoinable(one.state as State) && isOffered(one, leaves, sensitive),
    )
    .sort((a, b) => likenessScore(b.likeness) - likenessScore(a.likeness))
    .slice(0, MOST_OFFERED)
    .map(({ one }) => ({
      caseId: one.id,
      categoryZh: categoryOf(one, leaves)?.nameZh ?? '',
      categoryEn: categoryOf(one, leaves)?.nameEn ?? '',
      placeName: one.public_place,
      metres: one.metres === null ? null : Math.round(one.metres),
      isSameBuilding: one.same_building,
      reportedAt: one.reported_at,
      state: one.state as State,
      dueAt: one.due_at,
      nextDeadlineAt: one.next_deadline_at,
    }))
}

/** What one who joins needs for the receipt. */
export type Joined = {
  caseId: string
  number: string
  gridId: string
  ownerPostId: string
  nextDeadlineAt: Date
  dueAt: Date | null
}

/**
 * One more person waits for the answer of a case (我也遇到了), in the caller's transaction. Who waits for it already, or shall not be
 * told apart from one who does, is known by the code alone.
 * @throws NotFound when strangers may not hear of it; Refusal `case.joined_too_late`, `case.too_far_to_join`, `case.joined_already`
 */
export async function joinCase(
  ctx: WriteContext,
  one: { caseId: string; spot: Spot; personId: string | null; isSelf: boolean; bearerHash: Buffer },
): Promise<Joined> {
  const { row, parties } = await lockCase(ctx.sql, ctx.tenant, one.caseId, BY_SYSTEM)
  const { leaves } = await currentSets(ctx)
  if (!isOffered(row, leaves, sensitiveCodes(leaves))) throw new NotFound('case')
  if (!isJoinable(row.state as State)) throw new Refusal('case.joined_too_late')
  const near = await candidates(ctx, one.spot, [], row.id)
  if (near.length === 0) throw new Refusal('case.too_far_to_join')
  const isKnown = one.personId !== null && parties.some((party) => party.personId === one.personId)
  if (isKnown && one.isSelf) throw new Refusal('case.joined_already', { number: row.number })
  const partyId = ctx.newId()
  await insertParty(
    ctx.sql,
    ctx.tenant,
    row.id,
    { partyId, personId: isKnown ? null : one.personId, bearerHash: one.bearerHash, as: 'follower' },
    ctx.now,
  )
  ctx.announce(
    'case.joined',
    { type: 'case', id: row.id, gridId: row.grid_id, chainId: row.chain_id },
    { as: 'follower', party: partyId },
  )
  return {
    caseId: row.id,
    number: row.number,
    gridId: row.grid_id,
    ownerPostId: row.owner_post_id ?? '',
    nextDeadlineAt: row.next_deadline_at ?? ctx.now,
    dueAt: row.due_at,
  }
}

/** How other kinds stand to a matter: by the category that somebody chose for it, and until then by what its words speak for. */
export function kindBeside(
  categoryCode: string | null,
  text: string,
  leaves: Leaves,
): (other: string | null) => Likeness['kind'] {
  if (categoryCode !== null) return (other) => kindsAlike(categoryCode, other)
  const guesses = suggest(text, leaves).map(({ category }) => category.code)
  return (other) => guessAlike(guesses, other)
}

/** How a candidate resembles a matter, to which other kinds stand as `kindOf` says. */
export function likenessOf(one: Candidate, kindOf: ReturnType<typeof kindBeside>, now: Date): Likeness {
  return {
    metres: one.metres,
    isSameBuilding: one.same_building,
    isSameGrid: one.same_grid,
    ageDays: (now.getTime() - one.reported_at.getTime()) / DAY_MS,
    kind: kindOf(one.category_code),
    words: one.words,
  }
}

async function candidates(
  ctx: Context,
  spot: Spot,
  words: readonly string[],
  onlyId: string | null = null,
): Promise<Candidate[]> {
  const communityId = (await treeOf(ctx)).communityOf(spot.gridId).id
  const since = new Date(ctx.now.getTime() - BEFORE_SENDING.days * DAY_MS)
  return listNear(
    ctx.sql,
    ctx.tenant,
    BY_SYSTEM,
    { id: null, onlyId, communityId, ...spot, words },
    BEFORE_SENDING,
    since,
  )
}

type Leaves = Awaited<ReturnType<typeof currentSets>>['leaves']

/** Before triage nobody has looked at it: then its own words must not speak for anything sensitive either. */
function isOffered(
  one: Pick<Candidate, 'state' | 'category_code' | 'is_sensitive' | 'nature' | 'household_id' | 'summary'>,
  leaves: Leaves,
  sensitive: ReadonlySet<string>,
): boolean {
  const soundsSensitive =
    one.state === 'reported' &&
    (lifeDanger(one.summary) !== undefined ||
      suggest(one.summary, leaves).some(({ category }) => sensitive.has(category.code)))
  return isForAnyone({
    isSorted: categoryOf(one, leaves) !== undefined,
    isSensitive: one.is_sensitive,
    nature: one.nature,
    householdId: one.household_id,
    soundsSensitive,
  })
}

function categoryOf(one: Pick<Candidate, 'category_code'>, leaves: Leaves): Leaves[number] | undefined {
  return leaves.find(({ code }) => code === one.category_code)
}

function sensitiveCodes(leaves: Leaves): ReadonlySet<string> {
  return new Set(leaves.filter((one) => one.isSensitive).map((one) => one.code))
}
