import { randomBytes } from 'node:crypto'
import { visibleTo } from '../../../platform/access.ts'
import { type Command, command } from '../../../platform/commands.ts'
import type { Context, WriteContext } from '../../../platform/context.ts'
import { directoryKey, enterDirectory } from '../../../platform/directory.ts'
import type { ParsedOf } from '../../../platform/pure/contract.ts'
import { ensure, Refusal } from '../../../platform/pure/refusals.ts'
import { makeCode, PLACE_CODE } from '../codes.ts'
import { IssueCodes } from '../contract.ts'
import { communityInSight, gridInSight, permit } from '../permit.ts'
import { showCode } from '../queries/codes.ts'
import {
  type CodedPlaces,
  type CodeRow,
  findCodedPlaces,
  getCodes,
  insertCodes,
  lockCodes,
  saveRevoked,
  takenKeys,
} from '../store/codes.ts'
import { holdTree } from '../store/tree.ts'
import type { GridTree, TreeCommunity } from '../tree.ts'

type Input = ParsedOf<typeof IssueCodes>
type PlaceAsked = Input['places'][number]

/** Issues printed codes: random, looked up, revocable. A code that replaces another revokes it in the same act. */
export const issueCodes = issueCodesWith(randomBytes)

/** @param random gives so many random bytes */
export function issueCodesWith(random: (bytes: number) => Uint8Array): Command {
  return command(IssueCodes, {
    run: async (ctx, input) => {
      const tree = await holdTree(ctx)
      const community = communityInSight(ctx, tree, input.communityId)
      for (const gridId of new Set(input.places.map((place) => place.gridId)))
        checkGrid(ctx, tree, gridId, community.id)
      const coded = await findCodedPlaces(ctx.sql, ctx.tenant, {
        buildingIds: input.places.flatMap((place) => place.buildingId ?? []),
        entranceIds: input.places.flatMap((place) => place.entranceId ?? []),
        householdIds: input.places.flatMap((place) => place.householdId ?? []),
      })
      const replaced = await lockReplaced(ctx, tree, input)
      const bound = input.places.map((place) => {
        const { kind, gridId, placeName, replaces = null } = place
        return { kind, gridId, placeName, replaces, ...placeOf(place, coded) }
      })
      const rows = await keepCodes(ctx, community, bound, random)
      const newFor = new Map(input.places.map((place, i) => [place.replaces, rows[i]?.id ?? null]))
      const revoked = replaced.map(({ id }) => ({ id, reason: null, replacedBy: newFor.get(id) ?? null }))
      await saveRevoked(ctx.sql, ctx.tenant, revoked, ctx.now)
      for (const { id, gridId } of replaced) {
        const subject = { type: 'place_code', id, gridId, chainId: tree.communityOf(gridId).chainId }
        ctx.announce('place_code.revoked', subject, { replacedBy: newFor.get(id) ?? null })
      }
      return { codeIds: rows.map((row) => row.id) }
    },
    reply: async (ctx, { codeIds }) => showAll(ctx, codeIds),
  })
}

/** A place that is to have a code, with what it is bound to. */
export type BoundPlace = Pick<
  CodeRow,
  'kind' | 'gridId' | 'placeName' | 'buildingId' | 'entranceId' | 'householdId'
> & {
  readonly replaces: string | null
}

/** Draws codes for places, keeps them, enters them in the directory and announces each. */
export async function keepCodes(
  ctx: WriteContext,
  community: TreeCommunity,
  places: readonly BoundPlace[],
  random: (bytes: number) => Uint8Array,
): Promise<readonly CodeRow[]> {
  if (places.length === 0) return []
  const codes = await freshCodes(ctx, places.length, random)
  const fresh = { issuedAt: ctx.now, revokedAt: null, revokedReason: null, replacedBy: null, printedAt: null }
  const rows = places.map(({ replaces: _replaces, ...place }, i): CodeRow => {
    return { id: ctx.newId(), code: codes[i] ?? '', communityId: community.id, ...place, ...fresh }
  })
  await insertCodes(ctx.sql, ctx.tenant, rows)
  const entries = rows.map(({ id, code }) => ({ keyHash: directoryKey(ctx.keys, 'place_code', code), subjectId: id }))
  await enterDirectory(ctx.sql, ctx.tenant, 'place_code', entries)
  for (const [i, { id, gridId, kind }] of rows.entries()) {
    const subject = { type: 'place_code', id, gridId, chainId: community.chainId }
    ctx.announce('place_code.issued', subject, { kind, replaces: places[i]?.replaces ?? null })
  }
  return rows
}

async function showAll(ctx: Context, codeIds: readonly string[]) {
  return { codes: (await getCodes(ctx.sql, ctx.tenant, codeIds)).map(showCode) }
}

function checkGrid(ctx: WriteContext, tree: GridTree, gridId: string, communityId: string): void {
  const grid = gridInSight(ctx, tree, gridId)
  permit(ctx, 'issueCodes', tree.pathOf(gridId))
  ensure(grid.communityId === communityId, () => new Refusal('place_code.other_community'))
}

/** The codes to be replaced: in sight, the actor's to revoke, valid, each replaced once. */
async function lockReplaced(ctx: WriteContext, tree: GridTree, input: Input): Promise<CodeRow[]> {
  const ids = input.places.flatMap((place) => place.replaces ?? [])
  ensure(new Set(ids).size === ids.length, () => new Refusal('place_code.replaced_twice'))
  const rows = await lockCodes(ctx.sql, ctx.tenant, ids, visibleTo(ctx.actor))
  for (const row of rows) {
    permit(ctx, 'revokeCode', tree.pathOf(row.gridId))
    ensure(row.revokedAt === null, () => new Refusal('place_code.already_revoked'))
  }
  return rows
}

type BoundTo = { buildingId: string | null; entranceId: string | null; householdId: string | null }

/**
 * What a code is bound to: a household with its entrance and building, an entrance with its building, a building, or the grid alone. It leads to
 * the grid of what it is bound to.
 */
function placeOf(place: PlaceAsked, coded: CodedPlaces): BoundTo {
  const bound = boundTo(place, coded)
  const household = coded.households.get(bound?.householdId ?? '')
  if (!bound || !isConsistent(place, bound)) throw new Refusal('place_code.place_unclear')
  const gridId = household?.gridId ?? coded.buildings.get(bound.buildingId ?? '')
  ensure(
    gridId === undefined || gridId === place.gridId,
    () => new Refusal('place_code.wrong_grid', { name: place.placeName }),
  )
  return bound
}

function boundTo(place: PlaceAsked, coded: CodedPlaces): BoundTo | undefined {
  const nothing = { buildingId: null, entranceId: null, householdId: null }
  switch (place.kind) {
    case 'household': {
      const household = coded.households.get(place.householdId ?? '')
      if (!household || place.householdId === undefined) return undefined
      return { householdId: place.householdId, buildingId: household.buildingId, entranceId: household.entranceId }
    }
    case 'entrance': {
      const buildingId = coded.entrances.get(place.entranceId ?? '')
      if (buildingId === undefined || place.entranceId === undefined) return undefined
      return { ...nothing, buildingId, entranceId: place.entranceId }
    }
    case 'building':
      return coded.buildings.has(place.buildingId ?? '')
        ? { ...nothing, buildingId: place.buildingId ?? null }
        : undefined
    case 'grid_board':
    case 'dedicated':
    case 'station':
      return nothing
  }
}

/** Ids given beside the one that counts must be those of the same place. */
function isConsistent(place: PlaceAsked, bound: BoundTo): boolean {
  return (['buildingId', 'entranceId', 'householdId'] as const).every(
    (key) => place[key] === undefined || place[key] === bound[key],
  )
}

/** Codes that nobody has: with 50 random bits a second draw is next to never needed, and a third not at all. */
async function freshCodes(ctx: WriteContext, count: number, random: (bytes: number) => Uint8Array): Promise<string[]> {
  const codes = new Set<string>()
  while (codes.size < count) {
    const drawn = Array.from({ length: count - codes.size }, () => makeCode(PLACE_CODE, random(PLACE_CODE_BYTES)))
    const taken = await takenKeys(
      ctx.sql,
      drawn.map((code) => directoryKey(ctx.keys, 'place_code', code)),
    )
    for (const [i, code] of drawn.entries()) if (!taken.has(i)) codes.add(code)
  }
  return [...codes]
}

/** Enough for the 50 bits of a code. */
const PLACE_CODE_BYTES = 7
