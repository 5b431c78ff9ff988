import { visibleTo } from '../../../platform/access.ts'
import { may } from '../../../platform/pure/access.ts'
import { ensure, Forbidden, NotFound, Refusal } from '../../../platform/pure/refusals.ts'
import { query } from '../../../platform/queries.ts'
import { organizationsOf } from '../../people/index.ts'
import { ACCESS } from '../access.ts'
import { whoCan } from '../commands/act.ts'
import { GetTransferLink, ListPartners, OpenTransfer, type State } from '../contract.ts'
import { subjectOf } from '../facts.ts'
import { partnerView } from '../partner-view.ts'
import { overBecause } from '../rules/transfers.ts'
import { getCase } from '../store/load.ts'
import { linkCodeOf } from '../transfer-link.ts'
import { transfersOf } from '../transfers.ts'

export const openTransfer = query(OpenTransfer, (ctx) => partnerView(ctx))

export const partners = query(ListPartners, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  ensure(
    may(ctx.actor, ACCESS.transfer, await subjectOf(ctx, loaded)),
    () => new Forbidden('transfer', whoCan('transfer')),
  )
  return { organizations: await organizationsOf(ctx, loaded.row.community_id) }
})

export const transferLink = query(GetTransferLink, async (ctx, input) => {
  const loaded = await getCase(ctx.sql, ctx.tenant, input.caseId, visibleTo(ctx.actor))
  ensure(
    may(ctx.actor, ACCESS.transfer, await subjectOf(ctx, loaded)),
    () => new Forbidden('transfer', whoCan('transfer')),
  )
  const one = (await transfersOf(ctx.sql, ctx.tenant, loaded.row.id)).find(({ id }) => id === input.transferId)
  if (!one) throw new NotFound('transfer')
  const over = overBecause({ state: one.state, linkUntil: one.link_until }, loaded.row.state as State, ctx.now)
  if (over !== null) throw new Refusal('case.transfer_over', { because: over })
  return { code: linkCodeOf(ctx.keys, one.id), until: one.link_until.toISOString() }
})
