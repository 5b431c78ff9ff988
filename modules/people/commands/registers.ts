import { type Command, command } from '../../../platform/commands.ts'
import { Refusal } from '../../../platform/pure/refusals.ts'
import { treeOf } from '../../grids/index.ts'
import { RegisterOrganization, RegisterPerson } from '../contract.ts'
import { headFor } from '../permit.ts'
import { register } from '../register.ts'
import { insertOrganization } from '../store/persons.ts'

/** Registers a person, or adds tags and consent to the one with this number. */
export const registerPerson: Command = command(RegisterPerson, {
  run: async (ctx, { communityId, name, phone, tags, isContactPublic, isSynthetic }) => {
    const tree = await treeOf(ctx)
    const gridId = headFor(ctx, tree, 'registerPerson', communityId)
    const { chainId } = tree.communityOf(gridId)
    const { personId } = await register(
      ctx,
      { name, phone, tags, isContactPublic, isSynthetic, gridId, chainId },
      'refuse',
    )
    return { personId }
  },
  reply: async (_ctx, { personId }) => ({ personId }),
})

export const registerOrganization: Command = command(RegisterOrganization, {
  run: async (ctx, { communityId, name, kind }) => {
    const tree = await treeOf(ctx)
    const gridId = headFor(ctx, tree, 'registerOrganization', communityId)
    const organizationId = ctx.newId()
    const isMade = await insertOrganization(ctx.sql, ctx.tenant, { id: organizationId, communityId, name, kind })
    if (!isMade) throw new Refusal('organization.name_taken')
    const subject = { type: 'organization', id: organizationId, gridId, chainId: tree.communityOf(gridId).chainId }
    ctx.announce('organization.registered', subject, { kind })
    return { organizationId }
  },
  reply: async (_ctx, { organizationId }) => ({ organizationId }),
})
