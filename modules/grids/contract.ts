import { z } from 'zod'
import { defineCommand, defineQuery } from '../../platform/pure/contract.ts'
import { type HouseholdField, homesContract } from './homes/contract.ts'
import { printingContract } from './printing/contract.ts'

export * from './homes/contract.ts'

export const LEVELS = ['district', 'subdistrict', 'main', 'ordinary', 'compound', 'micro'] as const
export const KINDS = ['residential', 'dedicated'] as const
/** Targets of dedicated grids (domain.md §1.4). */
export const DEDICATED_KINDS = [
  'government',
  'enterprise',
  'school',
  'hospital',
  'office_building',
  'business_block',
  'industrial_park',
  'construction_site',
  'dormitory',
  'transport_hub',
  'new_employment',
  'other',
] as const
export const CODE_KINDS = ['grid_board', 'building', 'entrance', 'household', 'dedicated', 'station'] as const

const id = z.uuid()
const name = z.string().trim().min(1).max(80)
const moment = z.iso.datetime()

/** GeoJSON MultiPolygon coordinates: polygons → rings (first outer, then holes) → [lng, lat] in WGS84 degrees. */
export const Shape = z
  .array(
    z
      .array(
        z
          .array(z.tuple([z.number(), z.number()]))
          .min(4)
          .max(20_000),
      )
      .min(1),
  )
  .min(1)
export type Shape = z.infer<typeof Shape>

/** A point as people give it: typed by its coordinate system, accuracy in metres. Stored as WGS84. */
export const Point = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  crs: z.enum(['WGS84', 'GCJ02', 'BD09']),
  accuracyMetres: z.number().min(0).max(100_000).optional(),
})
export type Point = z.infer<typeof Point>

export const Grid = z.object({
  id,
  versionId: id,
  communityId: id,
  level: z.enum(LEVELS),
  kind: z.enum(KINDS),
  dedicatedKind: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  parentId: id.nullable(),
  isSynthetic: z.boolean(),
  households: z.number(),
  shape: Shape.nullable(),
})
export type Grid = z.infer<typeof Grid>

export const Community = z.object({
  id,
  code: z.string(),
  name: z.string(),
  subdistrictName: z.string(),
  districtName: z.string(),
  managedBy: z.string().nullable(),
  isSynthetic: z.boolean(),
})
export type Community = z.infer<typeof Community>

export const Building = z.object({
  id,
  name: z.string(),
  compoundName: z.string().nullable(),
  /** The first letters of compound and name in pinyin, one for each character (银河花园3幢, `yhhy3z`). */
  initials: z.string(),
  gridId: id,
  lng: z.number(),
  lat: z.number(),
  households: z.number(),
  entrances: z.array(z.object({ id, name: z.string(), initials: z.string() })),
})
export type Building = z.infer<typeof Building>

export const Household = z.object({
  id,
  buildingId: id,
  entranceId: id,
  entranceName: z.string(),
  floor: z.number(),
  room: z.string(),
  gridId: id,
})
export type Household = z.infer<typeof Household>

export const PlaceCode = z.object({
  id,
  code: z.string(),
  kind: z.enum(CODE_KINDS),
  gridId: id,
  placeName: z.string(),
  issuedAt: moment,
  revokedAt: moment.nullable(),
  revokedReason: z.string().nullable(),
  replacedBy: id.nullable(),
  /** When it was last printed from here. */
  printedAt: moment.nullable(),
})
export type PlaceCode = z.infer<typeof PlaceCode>

/** Where a place lies: in one grid; on a border (ask which); outside all (the nearest is offered). */
export const Located = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inside'), gridId: id, gridName: z.string(), versionId: id }),
  z.object({ kind: z.literal('ambiguous'), choices: z.array(z.object({ gridId: id, gridName: z.string() })) }),
  z.object({
    kind: z.literal('outside'),
    nearest: z.object({ gridId: id, gridName: z.string(), metres: z.number() }).nullable(),
  }),
])
export type Located = z.infer<typeof Located>

export const ImportRun = z.object({
  id,
  kind: z.enum(['grids', 'places', 'members']),
  state: z.enum(['previewed', 'running', 'done', 'failed']),
  fileName: z.string(),
  rowsTotal: z.number(),
  rowsDone: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Row-by-row faults: row number as people count it in the sheet, the column's title, code of the sentence and its facts. */
  faults: z.array(
    z.object({
      row: z.number(),
      column: z.string(),
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  finishedAt: moment.nullable(),
})
export type ImportRun = z.infer<typeof ImportRun>

const Done = z.object({ id })

// --- commands ---

export const FoundCommunity = defineCommand('grids.foundCommunity', {
  label: { zh: '设立社区', en: 'Found a community' },
  input: z.object({
    /** 12 digits; the last three 000 make the subdistrict's own row. */
    code: z.string().regex(/^\d{12}$/),
    name,
    subdistrictName: name,
    districtName: name,
    managedBy: name.nullable().default(null),
    isSynthetic: z.boolean().default(false),
    shape: Shape.nullable().default(null),
  }),
  output: z.object({ communityId: id, mainGridId: id }),
})

export const DrawGrid = defineCommand('grids.drawGrid', {
  label: { zh: '新建网格', en: 'Draw a grid' },
  input: z.object({
    communityId: id,
    parentId: id,
    level: z.enum(['main', 'ordinary', 'compound', 'micro']),
    kind: z.enum(KINDS).default('residential'),
    dedicatedKind: z.enum(DEDICATED_KINDS).nullable().default(null),
    /** Left out, the next free code under the parent is taken. */
    code: z.string().max(20).optional(),
    name,
    shape: Shape.nullable().default(null),
    isSynthetic: z.boolean().default(false),
  }),
  output: Grid,
})

export const RedrawGrid = defineCommand('grids.redrawGrid', {
  label: { zh: '调整网格', en: 'Redraw a grid' },
  input: z.object({ gridId: id, name: name.optional(), parentId: id.optional(), shape: Shape.nullable().optional() }),
  output: Grid,
})

export const RegisterBuildings = defineCommand('grids.registerBuildings', {
  label: { zh: '登记楼栋和住户', en: 'Register buildings and households' },
  input: z.object({
    communityId: id,
    isSynthetic: z.boolean().default(false),
    buildings: z
      .array(
        z.object({
          compound: z.object({ name, kind: z.string().max(40) }).nullable(),
          name,
          gridId: id,
          lng: z.number().min(-180).max(180),
          lat: z.number().min(-90).max(90),
          entrances: z
            .array(
              z.object({
                name,
                households: z
                  .array(z.object({ floor: z.number().int().min(-9).max(200), room: name, gridId: id.optional() }))
                  .max(2000),
              }),
            )
            .max(60),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({ buildings: z.array(z.object({ id, name: z.string() })), households: z.number() }),
})

export const MoveBuilding = defineCommand('grids.moveBuilding', {
  label: { zh: '楼栋划入另一网格', en: 'Move a building to another grid' },
  input: z.object({ buildingId: id, toGridId: id, withHouseholds: z.boolean().default(true) }),
  output: Done,
})

export const MoveHousehold = defineCommand('grids.moveHousehold', {
  label: { zh: '住户划入另一网格', en: 'Move a household to another grid' },
  input: z.object({ householdId: id, toGridId: id }),
  output: Done,
})

export const IssueCodes = defineCommand('grids.issueCodes', {
  label: { zh: '发放场所码', en: 'Issue place codes' },
  input: z.object({
    communityId: id,
    places: z
      .array(
        z.object({
          kind: z.enum(CODE_KINDS),
          gridId: id,
          buildingId: id.optional(),
          entranceId: id.optional(),
          householdId: id.optional(),
          placeName: name,
          /** The code that this one replaces; it is revoked in the same act. */
          replaces: id.optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ codes: z.array(PlaceCode) }),
})

export const RevokeCode = defineCommand('grids.revokeCode', {
  label: { zh: '作废场所码', en: 'Revoke a place code' },
  input: z.object({ codeId: id, reason: z.string().trim().min(2).max(200) }),
  output: PlaceCode,
})

export const PreviewImport = defineCommand('grids.previewImport', {
  label: { zh: '预览导入', en: 'Preview an import' },
  input: z.object({
    communityId: id,
    kind: z.enum(['grids', 'places']),
    fileName: z.string().max(200),
    /** The file, base64: GeoJSON for grids, XLSX for places. At most 8 MB. */ content: z.base64().max(11_200_000),
  }),
  output: ImportRun,
})

export const RunImport = defineCommand('grids.runImport', {
  label: { zh: '执行导入', en: 'Run an import' },
  input: z.object({ importId: id }),
  output: ImportRun,
})

// --- queries ---

export const GetTree = defineQuery('grids.tree', {
  label: { zh: '网格树', en: 'Tree of grids' },
  input: z.object({ withShapes: z.boolean().default(false) }),
  output: z.object({ communities: z.array(Community), grids: z.array(Grid) }),
})

export const ListBuildings = defineQuery('grids.buildings', {
  label: { zh: '楼栋', en: 'Buildings' },
  input: z.object({ gridId: id }),
  output: z.object({ buildings: z.array(Building) }),
})

export const ListHouseholds = defineQuery('grids.households', {
  label: { zh: '住户', en: 'Households' },
  input: z.object({ buildingId: id }),
  output: z.object({ households: z.array(Household) }),
})

export const ListCodes = defineQuery('grids.codes', {
  label: { zh: '场所码', en: 'Place codes' },
  input: z.object({
    communityId: id,
    gridId: id.optional(),
    kind: z.enum(CODE_KINDS).optional(),
    state: z.enum(['valid', 'revoked']).optional(),
    isPrinted: z.boolean().optional(),
    afterId: id.optional(),
  }),
  output: z.object({ codes: z.array(PlaceCode), nextAfterId: id.nullable() }),
})

export const LocatePoint = defineQuery('grids.locatePoint', {
  label: { zh: '按位置找网格', en: 'Locate a point' },
  audience: 'anyone',
  method: 'POST',
  input: z.object({ point: Point }),
  output: Located,
})

export const GetImport = defineQuery('grids.import', {
  label: { zh: '导入进度', en: 'Progress of an import' },
  input: z.object({ importId: id }),
  output: ImportRun,
})

export const gridsContract = [
  FoundCommunity,
  DrawGrid,
  RedrawGrid,
  RegisterBuildings,
  MoveBuilding,
  MoveHousehold,
  IssueCodes,
  RevokeCode,
  PreviewImport,
  RunImport,
  GetTree,
  ListBuildings,
  ListHouseholds,
  ListCodes,
  LocatePoint,
  GetImport,
  ...homesContract,
  ...printingContract,
] as const

/** A grid as a phone carries it; how many households it has, the phone counts. */
export type CarriedGrid = Omit<Grid, 'households'> & { community: Community }

/**
 * A household as a phone carries it, under its entrance; `gridId` only where it is not its building's. `changed`: how often each field was changed,
 * of those that were, so that a correction made without a network can say what it saw. How it is used and how many live there is not on the phone.
 */
export type CarriedHome = {
  id: string
  floor: number
  room: string
  gridId?: string
  changed?: Partial<Record<HouseholdField, number>>
}

/** A building as a phone carries it; `households` counts all of it, `homes` are those in the holder's grids. */
export type CarriedBuilding = {
  id: string
  name: string
  compoundName: string | null
  initials: string
  gridId: string
  lng: number
  lat: number
  households: number
  entrances: { id: string; name: string; initials: string; homes: CarriedHome[] }[]
}
