import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const room = z.string().trim().min(1).max(20)
const note = z.string().trim().max(200).default('')

/** Where a value comes from: the register's import, somebody at the door, the people themselves (also by phone), the desk. */
export const SOURCES = ['import', 'door', 'self_stated', 'desk'] as const
export type Source = (typeof SOURCES)[number]
/** How a flat is used: 自住, 出租, 空置, 商用; `none`: there is no such flat. */
export const HOUSEHOLD_USES = ['own', 'rented', 'vacant', 'business', 'none'] as const
export type HouseholdUse = (typeof HOUSEHOLD_USES)[number]
/** What is known of a flat; `lift` belongs to its entrance. */
export const HOUSEHOLD_FIELDS = ['room', 'entrance', 'use', 'people', 'lift'] as const
export type HouseholdField = (typeof HOUSEHOLD_FIELDS)[number]
/** Why something is corrected; `other` says it in words. */
export const CORRECTION_REASONS = ['seen', 'told', 'changed', 'wrong', 'other'] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]
/** Who corrects says which of these it is; `import` is the machine's. */
export const StatedSource = z.enum(['door', 'self_stated', 'desk']).default('door')

/** A field with where its value comes from and when it was last verified; both null-like for what was never verified. */
export const Provenance = z.object({
  source: z.enum(SOURCES),
  verifiedAt: moment.nullable(),
  /** How often it was changed: what one saw goes back with a correction. */
  version: z.number(),
})
export type Provenance = z.infer<typeof Provenance>

export const HouseholdKnown = z.object({
  room: Provenance,
  entrance: Provenance,
  use: Provenance,
  people: Provenance,
  lift: Provenance,
})

/** A flat in the register. */
export const Home = z.object({
  id,
  buildingId: id,
  /** Compound and building, as people say them. */
  buildingName: z.string(),
  entranceId: id,
  entranceName: z.string(),
  floor: z.number(),
  room: z.string(),
  gridId: id,
  use: z.enum(HOUSEHOLD_USES).nullable(),
  people: z.number().nullable(),
  lift: z.boolean().nullable(),
  /** The latest verification of any of its fields. */
  verifiedAt: moment.nullable(),
})
export type Home = z.infer<typeof Home>

/** A correction as those who look after the door see it. */
export const HouseholdCorrection = z.object({
  id,
  householdId: id,
  placeName: z.string(),
  field: z.enum(['added', ...HOUSEHOLD_FIELDS]),
  /** In words of the register: a room, the name of an entrance, the code of a use, a number, `yes` or `no`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  source: z.enum(SOURCES),
  reason: z.enum(CORRECTION_REASONS),
  note: z.string(),
  madeAt: moment,
  at: moment,
  byPersonId: id.nullable(),
  undoneAt: moment.nullable(),
  /** Until when the lead can undo it; null: not, or no longer. */
  undoUntil: moment.nullable(),
})
export type HouseholdCorrection = z.infer<typeof HouseholdCorrection>

/** One field and its new value; null: not known any more. */
export const HouseholdChange = z.discriminatedUnion('field', [
  z.object({ field: z.literal('room'), value: room }),
  /** Another entrance of the same building, by its id. */
  z.object({ field: z.literal('entrance'), value: id }),
  z.object({ field: z.literal('use'), value: z.enum(HOUSEHOLD_USES).nullable() }),
  z.object({ field: z.literal('people'), value: z.number().int().min(0).max(99).nullable() }),
  z.object({ field: z.literal('lift'), value: z.boolean().nullable() }),
])
export type HouseholdChange = z.infer<typeof HouseholdChange>

/** A flat that the register lacks. The id is made by the phone, so that later acts can name it before this one has arrived. */
export const AddHousehold = defineCommand('grids.addHousehold', {
  label: { zh: '补登住户', en: 'Add a household' },
  input: z.object({
    householdId: id,
    entranceId: id,
    room,
    floor: z.number().int().min(-9).max(200),
    /** Left out: the grid of the other flats of this entrance. */
    gridId: id.nullable().default(null),
    source: StatedSource,
    reason: z.enum(CORRECTION_REASONS),
    note,
  }),
  output: z.object({ householdId: id }),
})

/** Corrects one field at the door. `sawVersion`: of the field, as whoever corrects saw it; a newer value is never written over. */
export const CorrectHousehold = defineCommand('grids.correctHousehold', {
  label: { zh: '更正住户信息', en: 'Correct a household' },
  input: z.object({
    correctionId: id,
    householdId: id,
    change: HouseholdChange,
    sawVersion: z.number().int().min(0),
    source: StatedSource,
    reason: z.enum(CORRECTION_REASONS),
    note,
  }),
  output: z.object({ householdId: id }),
})

/** "All as before": what is known of the flat was verified. */
export const VerifyHousehold = defineCommand('grids.verifyHousehold', {
  label: { zh: '核实住户信息无变化', en: 'Verify a household as it is' },
  input: z.object({ householdId: id, source: StatedSource }),
  output: z.object({ householdId: id }),
})

/** Within seven days, unless somebody corrected the field again. */
export const UndoHouseholdCorrection = defineCommand('grids.undoCorrection', {
  label: { zh: '撤销住户更正', en: 'Undo a correction of a household' },
  input: z.object({ correctionId: id }),
  output: z.object({ householdId: id }),
})

/**
 * The register of flats of a grid and all below it, in the order people count, a few buildings a page. The words of a search name a compound or a
 * building (then only there), an entrance or a room.
 */
export const SearchHouseholds = defineQuery('grids.searchHouseholds', {
  label: { zh: '住户台账', en: 'Register of households' },
  method: 'POST',
  input: z.object({
    gridId: id,
    search: z.string().trim().max(40).default(''),
    /** Only this building. */
    buildingId: id.optional(),
    /** The last building of the page before. */
    afterBuildingId: id.optional(),
  }),
  output: z.object({ households: z.array(Home), nextBuildingId: id.nullable() }),
})

/** One flat with what is known of it, each field with its source and when it was last verified. */
export const GetHousehold = defineQuery('grids.household', {
  label: { zh: '一户', en: 'A household' },
  input: z.object({ householdId: id }),
  output: z.object({
    household: Home,
    placeName: z.string(),
    gridName: z.string(),
    known: HouseholdKnown,
    /** The entrances of its building, to choose another. */
    entrances: z.array(z.object({ id, name: z.string() })),
  }),
})

/** Corrections of one flat, or of the last 30 days in a grid and all below it; the newest first. */
export const ListHouseholdCorrections = defineQuery('grids.corrections', {
  label: { zh: '住户更正记录', en: 'Corrections of households' },
  input: z.object({ householdId: id.optional(), gridId: id.optional() }),
  output: z.object({ corrections: z.array(HouseholdCorrection) }),
})

export const homesContract = [
  AddHousehold,
  CorrectHousehold,
  VerifyHousehold,
  UndoHouseholdCorrection,
  SearchHouseholds,
  GetHousehold,
  ListHouseholdCorrections,
] as const
