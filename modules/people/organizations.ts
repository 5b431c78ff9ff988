import type { Context } from '../../platform/context.ts'
import { listOrganizations } from './store/lists.ts'

/** The organizations registered in a community, by name. */
export async function organizationsOf(
  ctx: Context,
  communityId: string,
): Promise<{ id: string; name: string; kind: string }[]> {
  return listOrganizations(ctx.sql, ctx.tenant, communityId)
}
