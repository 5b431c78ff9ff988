import type { CODE_KINDS, DEDICATED_KINDS, KINDS } from '../modules/grids/contract.ts'
import type { ORGANIZATION_KINDS, Role, TAGS } from '../modules/people/contract.ts'
import type { MultiPolygon, Point } from './geometry.ts'

export type GridKind = (typeof KINDS)[number]
export type DedicatedKind = (typeof DEDICATED_KINDS)[number]
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]
export type PlaceKind = (typeof CODE_KINDS)[number]
export type Tag = (typeof TAGS)[number]
export type { Role } from '../modules/people/contract.ts'

/**
 * A community as plain data, ready to be fed through the real commands. Code and names of the community, subdistrict
 * and district are official; everything else (polygons, compounds, buildings, households, people, organizations) is
 * invented, which `synthetic` says. Keys are readable, unique within the community and the same on every run. In every
 * list what is referred to comes before what refers to it.
 */
export interface SampleCommunity {
  readonly synthetic: true
  /** Short name used as the first part of all keys, for instance 'shida'. */
  readonly key: string
  readonly community: OfficialCommunity
  readonly grids: readonly SampleGrid[]
  readonly areas: readonly SampleArea[]
  /** Names of its roads. */
  readonly roads: readonly string[]
  readonly compounds: readonly SampleCompound[]
  readonly buildings: readonly SampleBuilding[]
  readonly households: readonly SampleHousehold[]
  readonly stations: readonly SampleStation[]
  /** What gets a printed code. */
  readonly places: readonly SamplePlace[]
  readonly people: readonly SamplePerson[]
  readonly residences: readonly SampleResidence[]
  readonly organizations: readonly SampleOrganization[]
  readonly posts: readonly SamplePost[]
  readonly holders: readonly SampleHolder[]
  /** People worth logging in as, one for each kind of work. */
  readonly accounts: readonly SampleAccount[]
}

export interface OfficialCommunity {
  /** 12 digits. */
  readonly code: string
  /** As people say it: '师大社区'. */
  readonly name: string
  /** As the list of divisions has it: '师大社区居委会'. */
  readonly officialName: string
  /** 9 digits; the tenant. */
  readonly subdistrict: { readonly code: string; readonly name: string }
  /** 6 digits. */
  readonly district: { readonly code: string; readonly name: string }
  /** Who manages it when that is not the statutory district (归口管理), else null. */
  readonly managedBy: string | null
  readonly shape: MultiPolygon
}

export interface SampleGrid {
  readonly key: string
  readonly level: 'subdistrict' | 'main' | 'ordinary' | 'compound' | 'micro'
  readonly kind: GridKind
  /** Set exactly when kind is 'dedicated'; such grids stand beside the ordinary ones, at their level. */
  readonly dedicatedKind: DedicatedKind | null
  /** 9 digits for the subdistrict, then as in domain.md §1.7. */
  readonly code: string
  readonly name: string
  /** Null for the subdistrict's grid only. */
  readonly parentKey: string | null
  readonly shape: MultiPolygon
  /** The compound this grid is a part of: for levels compound and micro. */
  readonly compoundKey: string | null
}

/** A bundle of ordinary grids with a lead (片区, 片长); the posts stand in the main grid. */
export interface SampleArea {
  readonly key: string
  readonly name: string
  readonly gridKeys: readonly string[]
  readonly leadPostKey: string
}

/** An estate or courtyard (小区院落): a place, which may reach into more than one ordinary grid. */
export interface SampleCompound {
  readonly key: string
  readonly name: string
  /** 商品房小区, 老旧院落, 拆迁安置小区, 单位宿舍, 保障性住房, 集体宿舍 or 沿街商铺. */
  readonly kind: string
  readonly ordinaryGridKeys: readonly string[]
}

export interface SampleBuilding {
  readonly key: string
  /** '1幢'; unique within its compound. */
  readonly name: string
  readonly compoundKey: string
  /** The micro grid on whose ground it stands. */
  readonly gridKey: string
  readonly point: Point
  readonly floors: number
  readonly entrances: readonly SampleEntrance[]
}

export interface SampleEntrance {
  readonly key: string
  /** '1单元'. */
  readonly name: string
}

export interface SampleHousehold {
  readonly key: string
  readonly buildingKey: string
  readonly entranceKey: string
  readonly floor: number
  /** '302'; the entrance stands apart. */
  readonly room: string
  readonly kind: 'home' | 'shop' | 'dormitory_room'
  /** Places to sleep in a dormitory room, else 0. */
  readonly beds: number
  /** The one micro grid it belongs to; now and then another than the building's. */
  readonly gridKey: string
}

export interface SampleStation {
  readonly key: string
  readonly name: string
  readonly kind: 'operations' | 'service' | 'member_home' | 'kitchen'
  readonly gridKey: string
  readonly point: Point
  readonly offerings: readonly string[]
}

export interface SamplePlace {
  readonly key: string
  readonly kind: PlaceKind
  readonly gridKey: string
  readonly buildingKey: string | null
  readonly entranceKey: string | null
  readonly householdKey: string | null
  readonly stationKey: string | null
  /** What is printed above the code: '书香苑3幢1单元'. */
  readonly name: string
}

export interface SamplePerson {
  readonly key: string
  readonly name: string
  readonly sex: 'female' | 'male'
  /** Eleven digits from 154, which no operator has. */
  readonly phone: string
  readonly tags: readonly Tag[]
  readonly skills: readonly string[]
  /** Has agreed that name and phone stand on the public board of the grid. */
  readonly isContactPublic: boolean
}

export interface SampleResidence {
  readonly personKey: string
  readonly householdKey: string
  /** YYYY-MM-DD. */
  readonly from: string
}

export interface SampleOrganization {
  readonly key: string
  readonly name: string
  readonly kind: OrganizationKind
  readonly contactPersonKey: string | null
  /** Where it works: grids of any level. */
  readonly gridKeys: readonly string[]
}

/** A lasting seat. Without a holder it is vacant. */
export interface SamplePost {
  readonly key: string
  readonly gridKey: string
  readonly role: Role
  /** From 1, counted per grid and role. */
  readonly slot: number
  /** What people call the seat: '民政专干', '3栋2楼层长'. */
  readonly title: string
}

export interface SampleHolder {
  readonly postKey: string
  readonly personKey: string
  /** YYYY-MM-DD, before 2026. */
  readonly from: string
  readonly as: 'holder' | 'deputy'
}

export interface SampleAccount {
  readonly personKey: string
  readonly login: string
}
