import { visibleTo } from '../../platform/access.ts'
import { actorId } from '../../platform/commands.ts'
import type { Context } from '../../platform/context.ts'
import type { Module, PersonalRecord } from '../../platform/module.ts'
import { may } from '../../platform/pure/access.ts'
import { SignedOut } from '../../platform/pure/refusals.ts'
import { type Query, query } from '../../platform/queries.ts'
import { STATES } from '../cases/contract.ts'
import { getCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf } from '../people/index.ts'
import { ACCESS } from './access.ts'
import { DATA_REQUESTS, type DataRequestKind, GetDataRequest, ShowMyData } from './contract.ts'
import { findRequest, requestsOf } from './store.ts'

/** The queries, over what all other modules keep. */
export function dataQueries(others: readonly Module[]): readonly Query[] {
  const keptOf = async (ctx: Context, personId: string): Promise<PersonalRecord[]> => {
    const all: PersonalRecord[] = []
    for (const one of others) all.push(...((await one.personal?.copy(ctx, personId)) ?? []))
    return all
  }

  const myData = query(ShowMyData, async (ctx) => {
    const personId = actorId(ctx.actor)
    if (personId === null) throw new SignedOut()
    const requests = await requestsOf(ctx.sql, ctx.tenant, personId)
    return {
      records: (await keptOf(ctx, personId)).map((one) => ({ ...one, at: one.at?.toISOString() ?? null })),
      requests: requests.map((one) => ({
        ...one,
        kind: asKind(one.kind),
        state: STATES.find((state) => state === one.state) ?? 'closed',
        askedAt: one.askedAt.toISOString(),
        doneAt: one.doneAt?.toISOString() ?? null,
        dueAt: one.dueAt?.toISOString() ?? null,
      })),
    }
  })

  const dataRequest = query(GetDataRequest, async (ctx, { caseId }) => {
    const { row } = await getCase(ctx.sql, ctx.tenant, caseId, visibleTo(ctx.actor))
    const request = await findRequest(ctx.sql, ctx.tenant, caseId)
    if (!request) return { request: null }
    const kind = asKind(request.kind)
    const person = (await namesOf(ctx, [request.personId])).get(request.personId)
    const counts = new Map<string, { what: PersonalRecord['what']; count: number }>()
    for (const { what } of await keptOf(ctx, request.personId))
      counts.set(what.zh, { what, count: (counts.get(what.zh)?.count ?? 0) + 1 })
    const subject = { gridPath: (await treeOf(ctx)).pathOf(row.grid_id), relations: [] }
    return {
      request: {
        kind,
        name: person?.name ?? '',
        phoneMasked: person?.phoneMasked ?? null,
        askedAt: request.askedAt.toISOString(),
        doneAt: request.doneAt?.toISOString() ?? null,
        kept: [...counts.values()],
        mayAct:
          request.doneAt === null && may(ctx.actor, kind === 'erase' ? ACCESS.eraseData : ACCESS.correctData, subject),
      },
    }
  })

  return [myData, dataRequest]
}

function asKind(text: string): DataRequestKind {
  return DATA_REQUESTS.find((kind) => kind === text) ?? 'correct'
}
