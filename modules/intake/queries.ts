import { visibleTo } from '../../platform/access.ts'
import { filesOf } from '../../platform/files.ts'
import type { OutputOf } from '../../platform/pure/contract.ts'
import { NotFound, Refusal } from '../../platform/pure/refusals.ts'
import { query } from '../../platform/queries.ts'
import { CLOCK_KINDS, type TimelineEntry, type Verb } from '../cases/contract.ts'
import {
  actionsFor,
  factsOf,
  getCase,
  hasOnlyJoined,
  hasRated,
  isParty,
  mergedInto,
  notesOf,
  openQuestion,
  precedentFor,
  subjectOf,
  timelineOf,
} from '../cases/index.ts'
import { locateByCode, treeOf } from '../grids/index.ts'
import { namesOf, postsOf, publicContacts, staffAt } from '../people/index.ts'
import { maskName } from '../people/rules.ts'
import { currentSets, lifeDanger, suggest, withPrecedent } from '../routing/index.ts'
import { FollowReport, ListMyReports, ListReportsOfCase, OpenPlace, StaffHere, SuggestCategory } from './contract.ts'
import { isOwnReport } from './own.ts'
import { arrangedServices, STARTING_SERVICES } from './services/store.ts'
import { reportsBy, reportsOf } from './store.ts'
import { BETWEEN_TWO, INTERNAL_STEPS } from './words.ts'

/** The services that work; the others cannot be opened, and say so instead of being dead buttons. */
export const OPEN_SERVICES: readonly string[] = ['report', 'ask', 'deliberate', 'book', 'help']

export const openPlace = query(OpenPlace, async (ctx, input) => {
  const found = await locateByCode(ctx, input.code)
  if (!found) throw new Refusal('report.code_unknown')
  const tree = await treeOf(ctx)
  const community = tree.communityOf(found.gridId)
  const services = (await arrangedServices(ctx.sql, found.tenant, community.id)) ?? STARTING_SERVICES
  return {
    state: found.state,
    code: found.code,
    replacedBy: found.kind === 'household' ? null : found.replacedBy,
    placeName: found.placeName,
    gridId: found.gridId,
    gridName: tree.get(found.gridId)?.name ?? '',
    communityId: community.id,
    communityName: community.name,
    contacts: await publicContacts(ctx, found.gridId),
    services: services.map((one) => ({ ...one, isOpen: one.isOpen && OPEN_SERVICES.includes(one.key) })),
    isSynthetic: found.isSynthetic,
  }
})

export const staffHere = query(StaffHere, async (ctx, { code }) => {
  const found = await locateByCode(ctx, code)
  if (!found) throw new Refusal('report.code_unknown')
  return { staff: await staffAt(ctx, found.gridId) }
})

export const follow = query(FollowReport, async (ctx, input) => {
  const sight = visibleTo(ctx.actor)
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, sight)
  const { row } = loaded
  // A merged report follows the case it was merged into, and that one the next: its owner, its answer.
  let leading = loaded
  while (leading.row.merged_into_id) leading = await getCase(ctx.sql, ctx.tenant, leading.row.merged_into_id, sight)
  const lead = leading.row
  const all = await reportsOf(ctx.sql, ctx.tenant, row.id)
  // Who joined reads the own words; those of others are not shown.
  const hasJoined = row.merged_into_id === null && (await hasOnlyJoined(ctx, loaded))
  const reports = hasJoined ? all.filter((one) => isOwnReport(ctx.actor, one)).slice(0, 1) : all
  const owner = lead.owner_post_id ? (await postsOf(ctx, [lead.owner_post_id])).get(lead.owner_post_id) : undefined
  const grid = (await treeOf(ctx)).get(row.grid_id)
  const isAnswered = lead.state === 'verified' || lead.state === 'closed'
  const contacts = await publicContacts(ctx, lead.grid_id)
  const files = await filesOf(ctx, [...reports.map((report) => report.id), ...(isAnswered ? [lead.id] : [])])
  const isMerged = row.merged_into_id !== null
  const isOneOfMany = leading.parties.some((party) => party.as === 'follower')
  const me = leading.parties.filter((party) => isParty(ctx.actor, party))
  const ownVerdict = me.find((party) => party.verdict !== null)?.verdict ?? null
  const own = await timelineOf(ctx, row)
  const told = isMerged ? withLeading(own, await timelineOf(ctx, lead)) : own
  const entries = hasJoined ? asJoined(told, reports[0]?.received_at) : told
  const rating = leading.clocks.find((clock) => clock.kind === 'rating' && clock.stoppedAt === null)
  return {
    caseId: row.id,
    number: row.number,
    state: lead.state,
    text: reports[0]?.text ?? (hasJoined ? '' : row.summary),
    placeName: hasJoined ? (reports[0]?.place_name ?? '') : row.place_name,
    gridName: grid?.name ?? '',
    reportedAt: ((hasJoined && reports[0]?.received_at) || row.reported_at).toISOString(),
    dueAt: lead.due_at?.toISOString() ?? null,
    nextDeadlineAt: lead.next_deadline_at?.toISOString() ?? null,
    isDueProvisional: lead.is_due_provisional,
    ownerRole: owner?.role ?? null,
    ownerName: owner?.holders[0]?.name ?? null,
    ownerPhone: contacts.find((contact) => contact.name === owner?.holders[0]?.name)?.phone ?? null,
    answer: isAnswered ? lead.answer : null,
    outcome: isAnswered ? lead.outcome : null,
    answeredAt: lead.answered_at?.toISOString() ?? null,
    rateUntil: rating?.dueAt.toISOString() ?? null,
    rating: isOneOfMany ? null : lead.rating,
    ownVerdict: ownVerdict as OwnVerdict,
    openQuestion:
      isMerged || hasJoined ? null : openQuestion(leading.clocks, await notesOf(ctx.sql, ctx.tenant, lead.id)),
    leadCaseId: lead.id,
    mergedIntoNumber: isMerged ? lead.number : null,
    hasJoined,
    version: lead.version,
    files: files.map((file) => ({ id: file.id, isMine: file.ownerId !== lead.id })),
    steps: (isOneOfMany ? entries.flatMap(asOneOfMany) : entries).filter(isForReporter).map((entry) => ({
      at: entry.at,
      key: entry.event === 'case.verified' ? 'case.verified_again' : entry.event,
      text: entry.text,
      role: words(entry.facts.toRole),
      until: words(entry.facts[UNTIL[entry.event] ?? '']),
      reason: entry.event === 'case.deferred' ? (words(entry.facts.reason) as 'needs_funds' | null) : null,
    })),
    actions: actionsFor(ctx.actor, factsOf(leading), await subjectOf(ctx, leading)).filter(
      (verb) => (!isMerged || AS_MERGED.includes(verb)) && !(verb === 'rate' && me.some(hasRated)),
    ),
  }
})

export const mine = query(ListMyReports, async (ctx) => {
  if (ctx.actor.kind !== 'person') throw new NotFound('person')
  const rows = await reportsBy(ctx.sql, ctx.tenant, ctx.actor.personId)
  return {
    reports: rows.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      text: row.text,
      state: row.state,
      reportedAt: row.received_at.toISOString(),
      answeredAt: row.answered_at?.toISOString() ?? null,
    })),
  }
})

export const reportsOfCase = query(ListReportsOfCase, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  if (await hasOnlyJoined(ctx, loaded)) throw new NotFound('case')
  const reports = await reportsOf(ctx.sql, ctx.tenant, loaded.row.id)
  // Who works on it reads what the reporters of merged cases said; a reporter reads his own words alone.
  const isStaff = ctx.actor.kind === 'person' && ctx.actor.grants.length > 0
  for (const id of isStaff ? await mergedInto(ctx.sql, ctx.tenant, loaded.row) : [])
    reports.push(...(await reportsOf(ctx.sql, ctx.tenant, id)))
  const files = await filesOf(
    ctx,
    reports.map((report) => report.id),
  )
  const names = await namesOf(
    ctx,
    reports.flatMap((one) =>
      [one.reporter_person_id, one.typed_by_person_id, one.on_behalf_person_id].filter((id) => id !== null),
    ),
  )
  const masked = (id: string | null) => (id ? maskName(names.get(id)?.name ?? '') : null)
  return {
    reports: reports.map((report) => ({
      id: report.id,
      channel: report.channel,
      text: report.text,
      placeName: report.place_name,
      receivedAt: report.received_at.toISOString(),
      reporterName:
        report.channel === 'member' && report.reporter_person_id
          ? (names.get(report.reporter_person_id)?.name ?? null)
          : masked(report.reporter_person_id),
      typedByName: report.typed_by_person_id ? (names.get(report.typed_by_person_id)?.name ?? null) : null,
      onBehalfName: masked(report.on_behalf_person_id),
      isAnonymous: report.reporter_person_id === null && report.on_behalf_person_id === null,
      fileIds: files.filter((file) => file.ownerId === report.id).map((file) => file.id),
    })),
  }
})

export const suggestCategory = query(SuggestCategory, async (ctx, input) => {
  const { leaves } = await currentSets(ctx)
  const spoken = suggest(input.text, leaves)
  const found = await precedentFor(ctx, input.text, input.caseId)
  const precedent = leaves.some((leaf) => leaf.code === found?.categoryCode) ? found : null
  const codes = withPrecedent(
    spoken.map(({ category }) => category.code),
    precedent?.categoryCode ?? null,
  )
  return {
    suggestions: codes.flatMap((code) => {
      const category = leaves.find((leaf) => leaf.code === code)
      if (!category) return []
      const because = spoken.find((one) => one.category.code === code)?.because ?? []
      const past = precedent?.categoryCode === code ? sayPast(precedent) : null
      const { nameZh, nameEn, callsEmergency } = category
      return [{ code, nameZh, nameEn, because: [...because], past, callsEmergency }]
    }),
    call: [...(lifeDanger(input.text)?.call ?? [])],
  }
})

type OwnVerdict = OutputOf<typeof FollowReport>['ownVerdict']

/** What a merged report still asks of the one that leads: taking it back or adding to it is between that one and its reporter. */
const AS_MERGED: readonly Verb[] = ['rate', 'reopen', 'urge']

/** Numbers that are said of past cases. */
const NUMBERS_SAID = 3

function sayPast({ cases, of }: NonNullable<Awaited<ReturnType<typeof precedentFor>>>) {
  return { count: cases.length, of, numbers: cases.slice(0, NUMBERS_SAID).map((one) => one.number) }
}

/** Where a fact keeps the date that it promises. */
const UNTIL: Readonly<Record<string, string>> = {
  'case.extended': 'to',
  'case.deferred': 'reviewAt',
  'case.recomputed': 'promised',
  'case.reviewed': 'reviewAt',
  'case.resumed': 'dueAt',
}

/** What a merged report tells: its own steps until then, and those of the leading case since, but for the talk with its reporter. */
function withLeading(own: readonly TimelineEntry[], leading: readonly TimelineEntry[]): TimelineEntry[] {
  const since = own.findLast(({ event }) => event === 'case.merged')?.at ?? ''
  return [
    ...own.filter(({ event }) => event !== 'case.closed'),
    ...leading.filter(({ at, event }) => at >= since && !BETWEEN_TWO.includes(event)),
  ]
}

/** What one who joined is told: the steps of the case but for its talk with others, and the moment of joining. */
function asJoined(entries: readonly TimelineEntry[], joinedAt: Date | undefined): TimelineEntry[] {
  const at = joinedAt?.toISOString() ?? ''
  const steps = entries.filter(({ event }) => event !== 'case.reported' && !BETWEEN_TWO.includes(event))
  const mine = { id: at, at, event: 'case.joined_by_me', byName: null, byRole: null, text: null, facts: {} }
  return joinedAt ? [...steps.filter((one) => one.at <= at), mine, ...steps.filter((one) => one.at > at)] : steps
}

/** What several are told of what one of them said of the answer: that the work goes on, not her words; a rating is hers alone. */
function asOneOfMany(entry: TimelineEntry): TimelineEntry[] {
  if (entry.event === 'case.rated') return []
  return [entry.event === 'case.reopened' ? { ...entry, event: 'case.reopened_by_one', text: null } : entry]
}

/** A check that passed is told by the answer; a reporter is told of talk that reached him, not of tries. */
function isForReporter({ event, facts }: TimelineEntry): boolean {
  if (event === 'case.verified') return facts.passed === false
  if (event === 'case.contacted') return facts.reached === true
  // That a helper or a partner is late with his part is ours to mend: what was promised to the reporter still stands.
  if (event === 'case.raised') return CLOCK_KINDS.some((kind) => kind === facts.clock)
  if (event === 'case.recomputed') return typeof facts.promised === 'string'
  return !INTERNAL_STEPS.includes(event)
}

function words(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
