import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { localDate } from '../../platform/pure/time.ts'
import { type Query, query } from '../../platform/queries.ts'
import { locateHouseholds, treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import {
  CareFigures,
  CHANGES,
  type Contact,
  FamilyContact,
  GetHouseholdCare,
  GRADES,
  ListRecipients,
  REASONS,
  type Reason,
  type Recipient,
  RevealRecipient,
} from './contract.ts'
import { forbidden, gridOfHousehold, mayOver, permit } from './permit.ts'
import { addDays, daysBetween, EVERY_DAYS, hidePart, hideSmall, SOON_DAYS } from './rules.ts'
import { changesOf, countRecipients, getRecipient, listRecipients, type RecipientRow, recipientsOf } from './store.ts'
import { type ContactRow, contactsOf } from './store-contacts.ts'

const PAGE = 100
const MOST_CONTACTS = 100
const DAY = 86_400_000
const REACHED_DAYS = 30

export const recipients: Query = query(ListRecipients, async (ctx, { gridId, list, grade, after }) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  if (!tree.get(gridId) || (sight.grids !== undefined && !sight.grids.includes(gridId))) throw new NotFound('grid')
  const grids = tree.under(gridId).filter((id) => mayOver(ctx, tree, 'recipients', id))
  if (grids.length === 0) throw forbidden('recipients')
  const today = localDate(ctx.now)
  const rows = await listRecipients(ctx.sql, ctx.tenant, sight, {
    grids,
    list,
    grade: grade ?? null,
    today,
    dueBy: addDays(today, SOON_DAYS),
    after: after ?? null,
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    recipients: await shown(ctx, page),
    next: rows.length > PAGE && last ? { dueOn: last.dueOn, id: last.id } : null,
  }
})

export const household: Query = query(GetHouseholdCare, async (ctx, { householdId }) => {
  await gridOfHousehold(ctx, 'household', householdId)
  const sight = visibleTo(ctx.actor)
  return {
    recipients: await shown(ctx, await recipientsOf(ctx.sql, ctx.tenant, householdId, sight)),
    contacts: await told(ctx, await contactsOf(ctx.sql, ctx.tenant, householdId, sight, MOST_CONTACTS)),
  }
})

export const reveal: Query = query(RevealRecipient, async (ctx, { recipientId }) => {
  const row = await getRecipient(ctx.sql, ctx.tenant, recipientId, visibleTo(ctx.actor))
  permit(ctx, await treeOf(ctx), 'reveal', row.gridId)
  const changes = await changesOf(ctx.sql, ctx.tenant, row.id)
  const names = await namesOf(ctx, [row.personId, ...changes.flatMap((one) => one.byPersonId ?? [])])
  return {
    name: names.get(row.personId)?.name ?? '',
    reasons: openReasons(ctx, row.reasonsSealed),
    contact: openContact(ctx, row.contactSealed),
    changes: changes.map((one) => ({
      what: CHANGES.find((what) => what === one.what) ?? 'facts',
      at: one.at.toISOString(),
      byName: one.byPersonId === null ? null : (names.get(one.byPersonId)?.name ?? null),
      ...openTold(ctx, one.toldSealed),
    })),
  }
})

/** Numbers by community, for leads and the street: nothing that tells of single people. */
export const figures: Query = query(CareFigures, async (ctx) => {
  const tree = await treeOf(ctx)
  const sight = visibleTo(ctx.actor)
  const grids = tree
    .all()
    .filter((grid) => sight.grids === undefined || sight.grids.includes(grid.id))
    .filter((grid) => mayOver(ctx, tree, 'figures', grid.id))
  if (grids.length === 0) throw forbidden('figures')
  const counts = await countRecipients(
    ctx.sql,
    ctx.tenant,
    sight,
    grids.map((grid) => grid.id),
    localDate(ctx.now),
    new Date(ctx.now.getTime() - REACHED_DAYS * DAY),
  )
  const communities = tree.communities().filter((one) => grids.some((grid) => grid.communityId === one.id))
  return {
    communities: communities
      .filter((one) => !one.code.endsWith('000'))
      .map((one) => {
        const own = counts.filter((row) => tree.get(row.gridId)?.communityId === one.id)
        const sum = (of: (row: (typeof own)[number]) => number) => own.reduce((all, row) => all + of(row), 0)
        const people = sum((row) => row.people)
        const byGrade = hideSmall(
          GRADES.map((grade) => own.reduce((all, row) => all + (row.grade === grade ? row.people : 0), 0)),
        )
        return {
          communityId: one.id,
          name: one.name,
          total: byGrade.total,
          grades: GRADES.map((grade, index) => ({ grade, people: byGrade.cells[index] ?? null })),
          reached: hidePart(
            sum((row) => row.reached),
            people,
          ),
          late: hidePart(
            sum((row) => row.late),
            people,
          ),
        }
      }),
  }
})

/** Entries as lists show them. */
async function shown(ctx: Context, rows: readonly RecipientRow[]): Promise<Recipient[]> {
  const tree = await treeOf(ctx)
  const today = localDate(ctx.now)
  const names = await namesOf(
    ctx,
    rows.map((row) => row.personId),
  )
  const places = await locateHouseholds(
    ctx,
    rows.map((row) => row.householdId),
  )
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    householdId: row.householdId,
    nameMasked: maskName(names.get(row.personId)?.name ?? ''),
    placeName: places.get(row.householdId)?.placeName ?? '',
    gridId: row.gridId,
    gridName: tree.get(row.gridId)?.name ?? '',
    grade: row.grade,
    everyDays: row.everyDays,
    hasOwnRhythm: row.everyDays !== EVERY_DAYS[row.grade],
    sinceOn: row.sinceOn,
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    dueOn: row.dueOn,
    dueInDays: daysBetween(today, row.dueOn),
    reviewOn: row.reviewOn,
    isReviewDue: row.state === 'active' && row.reviewOn <= today,
    basis: row.basis,
    basisOn: row.basisOn,
    state: row.state,
    endReason: row.endReason,
    endedAt: row.endedAt?.toISOString() ?? null,
    version: row.version,
  }))
}

async function told(ctx: Context, rows: readonly ContactRow[]): Promise<Contact[]> {
  const names = await namesOf(
    ctx,
    rows.flatMap((row) => [row.personId, row.byPersonId].filter((one) => one !== null)),
  )
  const nameOf = (personId: string | null) => (personId === null ? null : (names.get(personId)?.name ?? null))
  return rows.map((row) => {
    const about = nameOf(row.personId)
    return {
      id: row.id,
      householdId: row.householdId,
      personId: row.personId,
      nameMasked: about === null ? null : maskName(about),
      way: row.way,
      result: row.result,
      note: row.noteSealed === null ? '' : ctx.keys.open(row.noteSealed),
      at: row.at.toISOString(),
      receivedAt: row.receivedAt.toISOString(),
      byName: nameOf(row.byPersonId),
    }
  })
}

/** The reasons behind their seal; none after they were deleted. */
export function openReasons(ctx: Pick<Context, 'keys'>, sealed: Buffer | null): Reason[] {
  if (sealed === null) return []
  const kept: unknown = JSON.parse(ctx.keys.open(sealed))
  return Array.isArray(kept) ? REASONS.filter((reason) => kept.includes(reason)) : []
}

/** Who is called first, behind the seal. */
export function openContact(ctx: Pick<Context, 'keys'>, sealed: Buffer | null): FamilyContact | null {
  return sealed === null ? null : FamilyContact.parse(JSON.parse(ctx.keys.open(sealed)))
}

function openTold(
  ctx: Pick<Context, 'keys'>,
  sealed: Buffer | null,
): { from: string | null; to: string | null; why: string } {
  if (sealed === null) return { from: null, to: null, why: '' }
  const { from = null, to = null, why = '' } = JSON.parse(ctx.keys.open(sealed))
  return { from, to, why }
}
