import type { Random } from '../random.ts'
import type { DedicatedKind, OrganizationKind, SampleCompound, SampleGrid, SampleOrganization } from '../sample.ts'
import type { Roster } from './roster.ts'

/** Which kind of body runs a dedicated grid. */
const KIND_OF: Partial<Record<DedicatedKind, OrganizationKind>> = {
  school: 'school',
  hospital: 'hospital',
  government: 'department',
  enterprise: 'enterprise',
  industrial_park: 'enterprise',
  office_building: 'enterprise',
  business_block: 'enterprise',
  construction_site: 'enterprise',
  dormitory: 'enterprise',
}

/** The register of bodies of a community while it is filled. */
export interface Bodies {
  add(name: string, kind: OrganizationKind, gridKeys: readonly string[], contactPersonKey?: string | null): void
  readonly list: readonly SampleOrganization[]
}

/** Opens an empty register. */
export const openBodies = (communityKey: string): Bodies => {
  const list: SampleOrganization[] = []
  return {
    list,
    add: (name, kind, gridKeys, contactPersonKey = null) => {
      const key = `${communityKey}/b${String(list.length + 1).padStart(2, '0')}`
      list.push({ key, name, kind, gridKeys, contactPersonKey })
    },
  }
}

/** Property companies, each with a contact and the compounds that fall to it in turn (old courtyards have none). */
export const addPropertyCompanies = (
  bodies: Bodies,
  roster: Roster,
  names: readonly string[],
  compounds: readonly SampleCompound[],
): void => {
  const managed = compounds.filter(({ kind }) => kind !== '老旧院落' && kind !== '沿街商铺')
  names.forEach((name, index) => {
    const keys = managed
      .filter((_, place) => place % names.length === index)
      .flatMap(({ ordinaryGridKeys }) => ordinaryGridKeys)
    bodies.add(
      `${name}物业服务有限公司`,
      'property_manager',
      [...new Set(keys)],
      roster.addPerson({ tags: ['property_staff'] }),
    )
  })
}

/** The bodies behind the dedicated grids; the first liaison is the contact. */
export const addDedicatedBodies = (bodies: Bodies, roster: Roster, grids: readonly SampleGrid[]): void => {
  for (const grid of grids) {
    const post = roster.posts.find(({ gridKey, role }) => gridKey === grid.key && role === 'dedicated_grid_liaison')
    const contact = post ? firstHolder(roster, post.key) : null
    const kind = (grid.dedicatedKind && KIND_OF[grid.dedicatedKind]) ?? 'other'
    bodies.add(grid.name.replace('专属网格', ''), kind, [grid.key], contact)
  }
}

/** Social organizations, each with a contact person tagged so, working in a few ordinary grids. */
export const addSocialOrganizations = (
  bodies: Bodies,
  roster: Roster,
  names: readonly string[],
  ordinaries: readonly SampleGrid[],
  random: Random,
): void => {
  for (const name of names) {
    const gridKeys = random.shuffle(ordinaries.map(({ key }) => key)).slice(0, random.int(1, 3))
    bodies.add(name, 'social_organization', gridKeys.sort(), roster.addPerson({ tags: ['social_organization'] }))
  }
}

/** Who holds a post. Throws when nobody does. */
export const firstHolder = (roster: Roster, postKey: string): string => {
  const holder = roster.holders.find((candidate) => candidate.postKey === postKey && candidate.as === 'holder')
  if (!holder) throw new Error(`nobody holds the post ${postKey}`)
  return holder.personKey
}
