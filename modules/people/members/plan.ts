import type { Role } from '../contract.ts'
import { excludedBy, UNNAMED } from '../rules.ts'
import { COLUMN_WORDS, ROLE_WORDS } from '../words.ts'
import type { MemberRow, RowFault } from './sheet.ts'

/**
 * What an import of members will come to, foretold row by row from what is on file. Pure.
 */
export type Verdict = 'created' | 'changed' | 'unchanged'

/** What is on file under a number: kept up while the rows are gone through, as the run will. */
export type Known = {
  readonly name: string
  readonly tags: readonly string[]
  readonly isContactPublic: boolean
  readonly posts: readonly { readonly role: Role; readonly gridId: string }[]
  /** Whether staff registered the person in this community already. */
  readonly isHere: boolean
}

/** Rows that can be taken, each with its verdict, and the faults of the others. */
export type Plan = {
  readonly rows: readonly { readonly member: MemberRow; readonly verdict: Verdict }[]
  readonly faults: readonly RowFault[]
}

/** Goes through the rows in their order. @param onFile what is known, by number */
export function planMembers(members: readonly MemberRow[], onFile: ReadonlyMap<string, Known>): Plan {
  const known = new Map(onFile)
  const rows: { member: MemberRow; verdict: Verdict }[] = []
  const faults: RowFault[] = []
  for (const member of members) {
    const before = known.get(member.phone)
    const fault = misfit(member, before)
    if (fault) {
      faults.push(fault)
      continue
    }
    const after = applied(member, before)
    known.set(member.phone, after)
    rows.push({ member, verdict: before === undefined ? 'created' : isSame(before, after) ? 'unchanged' : 'changed' })
  }
  return { rows, faults }
}

/** Why a row cannot be taken beside what is on file, or undefined. */
export function misfit(member: MemberRow, known: Pick<Known, 'name' | 'posts'> | undefined): RowFault | undefined {
  if (!known) return undefined
  if (known.name !== UNNAMED && known.name !== member.name) {
    return { row: member.row, column: COLUMN_WORDS.phone.zh, code: 'members.phone_registered_to_another', facts: {} }
  }
  if (member.role === null || holds(known.posts, member)) return undefined
  const excluded = excludedBy(
    member.role,
    known.posts.map((post) => post.role),
  )
  if (excluded === undefined) return undefined
  return {
    row: member.row,
    column: COLUMN_WORDS.role.zh,
    code: 'members.role_excluded',
    facts: { value: ROLE_WORDS[member.role].zh },
  }
}

/** Whether the person holds the post that the row asks for. */
export function holds(posts: Known['posts'], { role, gridId }: Pick<MemberRow, 'role' | 'gridId'>): boolean {
  return posts.some((post) => post.role === role && post.gridId === gridId)
}

function applied(member: MemberRow, before: Known | undefined): Known {
  const { role, gridId } = member
  const posts = before?.posts ?? []
  const isNewPost = role !== null && gridId !== null && !holds(posts, member)
  return {
    name: before && before.name !== UNNAMED ? before.name : member.name,
    tags: [...new Set([...(before?.tags ?? []), ...member.tags])],
    isContactPublic: member.isContactPublic ?? before?.isContactPublic ?? false,
    posts: isNewPost ? [...posts, { role, gridId }] : posts,
    isHere: true,
  }
}

function isSame(before: Known, after: Known): boolean {
  return (
    before.name === after.name &&
    before.isContactPublic === after.isContactPublic &&
    before.isHere === after.isHere &&
    before.tags.length === after.tags.length &&
    before.posts.length === after.posts.length
  )
}
