import { visibleTo } from '../../../platform/access.ts'
import { may } from '../../../platform/pure/access.ts'
import { query } from '../../../platform/queries.ts'
import { currentSets } from '../../routing/index.ts'
import { OPEN_ROOT_CAUSE } from '../access.ts'
import { recurrenceOf } from '../commands/root-cause.ts'
import { GetRecurrence, ListSimilar, type State } from '../contract.ts'
import { subjectOf } from '../facts.ts'
import { kindBeside, likenessOf } from '../nearby.ts'
import { AT_TRIAGE, likenessScore, likenessWords, mayBeSame } from '../rules/likeness.ts'
import { isRecurring } from '../rules/recurring.ts'
import { findOpenRoot, listNear, listRooted } from '../store/alike.ts'
import { listLinesOf } from '../store/lists.ts'
import { getCase } from '../store/load.ts'
import { caseLines } from './lines.ts'

export const similar = query(ListSimilar, async (ctx, input) => {
  const sight = visibleTo(ctx.actor)
  const { row } = await getCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const anchor = {
    id: row.id,
    onlyId: null,
    communityId: row.community_id,
    gridId: row.grid_id,
    buildingId: row.building_id,
    lng: row.lng,
    lat: row.lat,
    words: likenessWords(row.summary),
  }
  const kindOf = kindBeside(row.category_code, row.summary, (await currentSets(ctx)).leaves)
  const since = new Date(row.reported_at.getTime() - AT_TRIAGE.days * DAY_MS)
  const alike = (await listNear(ctx.sql, ctx.tenant, sight, anchor, AT_TRIAGE, since))
    .map((one) => ({ one, likeness: likenessOf(one, kindOf, row.reported_at) }))
    .filter(({ likeness }) => mayBeSame(likeness, AT_TRIAGE))
    .sort((a, b) => likenessScore(b.likeness) - likenessScore(a.likeness))
    .slice(0, MOST_SIMILAR)
  const lines = await listLinesOf(
    ctx.sql,
    ctx.tenant,
    sight,
    alike.map(({ one }) => one.id),
  )
  const said = await caseLines(ctx, lines)
  return {
    cases: alike.flatMap(({ one, likeness: { kind, words, isSameBuilding } }) => {
      const line = said.find(({ id }) => id === one.id)
      const metres = one.metres === null ? null : Math.round(one.metres)
      return line ? [{ ...line, metres, isSameBuilding, kind, words: [...words] }] : []
    }),
  }
})

export const recurrence = query(GetRecurrence, async (ctx, input) => {
  const sight = visibleTo(ctx.actor)
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const { row } = loaded
  const occurrences = await recurrenceOf(ctx, row)
  const rooted = await listRooted(ctx.sql, ctx.tenant, sight, row.id, row.root_cause_id)
  const kin = (one: { id: string; number: string; state: string; summary: string }, at: Date) => ({
    id: one.id,
    number: one.number,
    state: one.state as State,
    summary: one.summary,
    reportedAt: at.toISOString(),
  })
  const root = rooted.find((one) => one.id === row.root_cause_id)
  const others = occurrences.map((one) => one.id).filter((id) => id !== row.id)
  const isRoot = rooted.some((one) => one.root_cause_id === row.id)
  const open = root || isRoot ? undefined : await findOpenRoot(ctx.sql, ctx.tenant, sight, others)
  return {
    isRecurring: isRecurring(occurrences),
    nth: occurrences.findIndex((one) => one.id === row.id) + 1,
    occurrences: occurrences.map((one) => ({
      ...kin(one, one.reportedAt),
      metres: one.metres === null ? null : Math.round(one.metres),
      isSameBuilding: one.isSameBuilding,
    })),
    rootCause: root ? kin(root, root.reported_at) : null,
    openRoot: open ? kin(open, open.reported_at) : null,
    rooted: rooted.filter((one) => one.root_cause_id === row.id).map((one) => kin(one, one.reported_at)),
    mayOpen: may(ctx.actor, OPEN_ROOT_CAUSE, await subjectOf(ctx, loaded)),
  }
})

const DAY_MS = 86_400_000

/** How many possible duplicates are shown. */
const MOST_SIMILAR = 10
