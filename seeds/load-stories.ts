import type { CaseView } from '../modules/cases/contract.ts'
import { reminderSweep } from '../modules/cases/reminders.ts'
import { expirySweep } from '../modules/cases/sweep.ts'
import { treeOf } from '../modules/grids/index.ts'
import { passesBy } from '../modules/intake/complaint.ts'
import type { PersonActor, ServerActor } from '../platform/access.ts'
import { readContext } from '../platform/context.ts'
import { directoryKey } from '../platform/directory.ts'
import { groupBy } from '../platform/pure/group.ts'
import { buildCases } from './cases.ts'
import type { Loading } from './load.ts'
import { id } from './load-places.ts'
import type { SampleCase, Step, StepActor, StepInputs, StepPlace } from './stories/script.ts'

/** A case on its way: its id and who may speak for its reporter. */
type Told = { caseId: string; reporter: ServerActor }

/** How often reminders go out while the past is played, in milliseconds. Late by so much at most. */
const SWEPT_EVERY = 6 * 3_600_000

/** What happens at one moment of the past that is played. */
export type Moment = { readonly at: string; readonly what: string; readonly act: () => Promise<void> }

/** Three months of cases up to `now`, act by act in the order of time, and what else happened beside them. */
export async function loadStories(
  loading: Loading,
  now: Date,
  share: number,
  beside: readonly Moment[],
): Promise<void> {
  const cases = buildCases(loading.sample, 'weige', now).filter(
    (_, index, all) => index < Math.ceil(all.length * share) || share >= 1,
  )
  const actors = await actorsOf(loading)
  const told = new Map<string, Told>()
  const acts = cases.flatMap((one) =>
    one.steps.map((step) => ({
      at: step.at,
      what: `${one.key} (${one.path}): ${step.act}`,
      act: () => act(loading, one, step, told, actors),
    })),
  )
  const moments = [...acts, ...beside].sort((a, b) => a.at.localeCompare(b.at))
  let done = 0
  let sweptAt = 0
  for (const moment of moments) {
    for (const until = Date.parse(moment.at); sweptAt + SWEPT_EVERY < until; ) {
      sweptAt = sweptAt === 0 ? until : sweptAt + SWEPT_EVERY
      loading.clock.set(new Date(sweptAt))
      await loading.running.sweep(reminderSweep, loading.tenant)
    }
    loading.clock.set(new Date(moment.at))
    await moment.act().catch((error: unknown) => {
      throw new Error(`sample: ${moment.what} at ${moment.at}`, { cause: error })
    })
    done++
    if (done % 1000 === 0) loading.step(`${done}/${moments.length} 步 acts`)
  }
  loading.step(`${cases.length} 件、${moments.length} 步 cases and acts`)
}

async function act(
  loading: Loading,
  one: SampleCase,
  step: Step,
  told: Map<string, Told>,
  actors: ReadonlyMap<string, PersonActor>,
): Promise<void> {
  if (step.act === 'report') {
    told.set(one.key, await report(loading, step.input, step.by, actors))
    return
  }
  const { caseId, reporter } = known(told, one.key)
  const as = actorOf(step.by, reporter, actors)
  const onCase = { caseId }
  switch (step.act) {
    case 'assign':
      await loading.run(
        'cases.assign',
        { ...onCase, toPostId: id(loading.known.posts, step.input.toPostKey), note: step.input.note },
        as,
      )
      return
    case 'arbitrate':
      await loading.run(
        'cases.arbitrate',
        { ...onCase, toPostId: id(loading.known.posts, step.input.toPostKey), reason: step.input.reason },
        as,
      )
      return
    case 'assist': {
      const { toPostKey, ...rest } = step.input
      await loading.run('cases.assist', { ...onCase, ...rest, toPostId: id(loading.known.posts, toPostKey) }, as)
      return
    }
    case 'takeAssist':
      await loading.run('cases.takeAssist', { ...onCase, assistId: await lastAssist(loading, caseId, as) }, as)
      return
    case 'finishAssist':
      await loading.run(
        'cases.finishAssist',
        { ...onCase, ...step.input, assistId: await lastAssist(loading, caseId, as) },
        as,
      )
      return
    case 'merge':
      await loading.run('cases.merge', { ...onCase, intoCaseId: known(told, step.input.intoCaseKey).caseId }, as)
      return
    case 'expireAsk':
    case 'expireRating':
      // Only here: the clocks of communities loaded side by side stand at different moments.
      await loading.running.sweep(expirySweep, loading.tenant)
      return
    default:
      await loading.run(`cases.${step.act}`, { ...onCase, ...step.input } as never, as)
  }
}

async function lastAssist({ running, tenant }: Loading, caseId: string, as: ServerActor): Promise<string> {
  const seen = (await running.house.ask('cases.case', { tenant, input: { caseId } }, as)) as CaseView
  const last = seen.assists.at(-1)
  if (!last) throw new Error(`sample: nobody was asked to assist (${caseId})`)
  return last.id
}

async function report(
  loading: Loading,
  input: StepInputs['report'],
  by: StepActor,
  actors: ReadonlyMap<string, PersonActor>,
): Promise<Told> {
  const place = placeOf(loading, input.place)
  // What passes by the desk would be nothing for the desks of the sample to do.
  const categoryCode = passesBy(input.categoryCode) ? null : input.categoryCode
  const common = { text: input.text, place, categoryCode, nature: input.nature }
  if (input.channel === 'phone' || input.channel === 'visit') {
    const receipt = await loading.run(
      'intake.enterReport',
      { ...common, channel: input.channel, reporter: caller(input.reporter), onBehalfOf: caller(input.onBehalfOf) },
      actorOf(by, { kind: 'visitor' }, actors),
    )
    return { caseId: receipt.caseId, reporter: bearer(loading, receipt.caseId, receipt.trackingCode) }
  }
  const isMember = input.channel === 'member'
  const as: ServerActor = isMember ? actorOf(by, { kind: 'visitor' }, actors) : { kind: 'visitor' }
  const named = input.reporter?.phone ? { name: input.reporter.name, phone: input.reporter.phone } : null
  const receipt = await loading.run(
    'intake.receiveReport',
    { ...common, channel: input.channel, reporter: isMember ? null : named },
    as,
  )
  return { caseId: receipt.caseId, reporter: isMember ? as : bearer(loading, receipt.caseId, receipt.trackingCode) }
}

function bearer(loading: Loading, caseId: string, code: string | null): ServerActor {
  if (code === null) throw new Error(`sample: a report without a tracking code (${caseId})`)
  return {
    kind: 'bearer',
    subjectId: caseId,
    bearerHash: directoryKey(loading.running.house.keys, 'tracking', code).toString('hex'),
  }
}

function placeOf({ known: k }: Loading, place: StepPlace) {
  switch (place.by) {
    case 'code':
      return { by: 'code' as const, code: id(k.codes, place.placeKey), detail: place.detail }
    case 'household':
      return { by: 'household' as const, householdId: id(k.households, place.householdKey) }
    case 'building':
      return { by: 'building' as const, buildingId: id(k.buildings, place.buildingKey), detail: place.detail }
    case 'grid':
      return { by: 'grid' as const, gridId: id(k.grids, place.gridKey), detail: place.detail }
    case 'point':
      return {
        by: 'point' as const,
        point: { lng: place.point[0], lat: place.point[1], crs: 'WGS84' as const },
        detail: place.detail,
        gridId: id(k.grids, place.gridKey),
      }
  }
}

function caller(one: { name: string; phone: string | null } | null): { name: string; phone: string | null } | null {
  return one && { name: one.name, phone: one.phone }
}

function actorOf(by: StepActor, reporter: ServerActor, actors: ReadonlyMap<string, PersonActor>): ServerActor {
  if (by.kind === 'reporter') return reporter
  if (by.kind === 'system') return { kind: 'system', name: 'sample' }
  const found = actors.get(by.personKey)
  if (!found) throw new Error(`sample: ${by.personKey} holds no post`)
  return found
}

/** The holders of the sample's posts as the platform would know them if they had signed in. */
export async function actorsOf(loading: Loading): Promise<Map<string, PersonActor>> {
  const { sample, known: k, running, tenant, clock } = loading
  const { db, keys } = running.house
  const tree = await db.snapshot((sql) =>
    treeOf(readContext({ sql, db, keys, tenant, now: clock.now(), actor: { kind: 'system', name: 'sample' } })),
  )
  const posts = new Map(sample.posts.map((post) => [post.key, post]))
  const byPerson = groupBy(sample.holders, (holder) => holder.personKey)
  return new Map(
    [...byPerson].map(([personKey, holders]) => {
      const grants = holders.flatMap((holder) => {
        const post = posts.get(holder.postKey)
        if (!post) return []
        const gridId = id(k.grids, post.gridKey)
        return [
          {
            postId: id(k.posts, post.key),
            role: post.role,
            gridId,
            as: holder.as,
            reach: tree.isTop(gridId) ? undefined : tree.under(gridId),
            seesSensitive: true,
          },
        ]
      })
      const personId = id(k.persons, personKey)
      return [personKey, { kind: 'person' as const, accountId: personId, personId, grants }]
    }),
  )
}

/** Somebody who holds a post of the role, in a grid when one is given. */
export async function actorFor(loading: Loading, role: string, gridKey?: string): Promise<ServerActor> {
  const { sample } = loading
  const actors = await actorsOf(loading)
  const posts = new Set(
    sample.posts
      .filter((one) => one.role === role && (gridKey === undefined || one.gridKey === gridKey))
      .map((one) => one.key),
  )
  const holder = sample.holders.find((one) => posts.has(one.postKey))
  const actor = holder && actors.get(holder.personKey)
  if (!actor) throw new Error(`sample: no ${role} in ${sample.key}`)
  return actor
}

function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const found = map.get(key)
  if (found === undefined) throw new Error(`sample: nothing is known of ${key}`)
  return found
}
