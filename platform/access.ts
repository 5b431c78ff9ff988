import type { Actor, Grant } from './pure/access.ts'
import type { Audience } from './pure/contract.ts'
import { SignedOut } from './pure/refusals.ts'

/** A grant as the server knows it: with all grids it reaches today. */
export type ReachingGrant = Grant & {
  /** Ids of the grid and everything under it; undefined means the whole tenant. */
  readonly reach: readonly string[] | undefined
  /** Whether this role sees sensitive subjects in its reach. */
  readonly seesSensitive: boolean
}

/** A signed-in person whose grants have been looked up for one tenant. */
export type PersonActor = Omit<Extract<Actor, { kind: 'person' }>, 'grants'> & {
  readonly grants: readonly ReachingGrant[]
  /** Persons for whom he acts as family (家人代办); left out: nobody. */
  readonly standsFor?: readonly string[]
}

/** An actor as the server knows him. */
export type ServerActor = PersonActor | Exclude<Actor, { kind: 'person' }>

/**
 * What an actor may see, as values for SQL. Every read of guarded rows takes one; there is no way to read without it.
 * `grids` and `sensitiveGrids` undefined mean the whole tenant.
 */
export type Sight = {
  readonly grids: readonly string[] | undefined
  readonly sensitiveGrids: readonly string[] | undefined
  readonly posts: readonly string[]
  readonly personId: string | null
  /** Who never sees what complains of him, whatever his posts reach. */
  readonly apartFrom: string | null
  /** Persons for whom the actor stands: he sees as they do where they are a party outside, but nothing sensitive. */
  readonly standsFor: readonly string[]
  readonly subjectId: string | null
  readonly bearerHash: Buffer | null
}

/** Turns away those whom a contract is not meant for at all. @throws SignedOut */
export function ensureAudience(audience: Audience, actor: ServerActor): void {
  if (audience === 'signed_in' && ['visitor', 'bearer', 'partner'].includes(actor.kind)) throw new SignedOut()
  if (audience === 'bearer' && actor.kind === 'visitor') throw new SignedOut()
  if (audience === 'partner' && actor.kind !== 'partner') throw new SignedOut()
}

const NOTHING: Sight = {
  grids: [],
  sensitiveGrids: [],
  posts: [],
  personId: null,
  apartFrom: null,
  standsFor: [],
  subjectId: null,
  bearerHash: null,
}

/** What the actor may see: the subtrees of his posts, what he is related to, the bearer's one subject; the system sees all. */
export function visibleTo(actor: ServerActor): Sight {
  switch (actor.kind) {
    case 'system':
      return { ...NOTHING, grids: undefined, sensitiveGrids: undefined }
    case 'visitor':
      return NOTHING
    case 'partner':
      // He sees what was handed to him, through the queries made for him, and no row of the case itself.
      return NOTHING
    case 'bearer':
      return { ...NOTHING, subjectId: actor.subjectId, bearerHash: Buffer.from(actor.bearerHash, 'hex') }
    case 'person':
      return {
        ...NOTHING,
        grids: union(actor.grants),
        sensitiveGrids: union(actor.grants.filter((grant) => grant.seesSensitive)),
        posts: actor.grants.map((grant) => grant.postId),
        personId: actor.personId,
        apartFrom: actor.personId,
        standsFor: actor.standsFor ?? [],
      }
  }
}

/** The part of sight that comes from posts: without what somebody sees only because he told of it, or acts for who did. */
export function byPosts(sight: Sight): Sight {
  return { ...sight, personId: null, standsFor: [] }
}

/**
 * What a phone carries of what its holder may see: the grids of his posts and what he is related to. Who looks over a whole street or
 * district works on the ground only where he is related to a matter; nobody carries a street in his pocket.
 */
export function carriedBy(actor: ServerActor): Sight {
  if (actor.kind !== 'person' || actor.grants.length === 0) return NOTHING
  const reaching = actor.grants.filter((grant) => grant.reach !== undefined)
  return {
    ...visibleTo(actor),
    grids: union(reaching),
    sensitiveGrids: union(reaching.filter((grant) => grant.seesSensitive)),
  }
}

/** The actor as a face may know him: grants without their reach. */
export function publicActor(actor: ServerActor): Actor {
  if (actor.kind !== 'person') return actor
  const { kind, accountId, personId } = actor
  const grants = actor.grants.map(({ postId, role, gridId, as }) => ({ postId, role, gridId, as }))
  return { kind, accountId, personId, grants }
}

function union(grants: readonly ReachingGrant[]): readonly string[] | undefined {
  if (grants.some((grant) => grant.reach === undefined)) return undefined
  if (grants.length === 1) return grants[0].reach
  return [...new Set(grants.flatMap((grant) => grant.reach ?? []))]
}
