import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'
import { CORRECTION_REASONS, StatedSource } from '../../grids/homes/contract.ts'
import { Phone } from './names.ts'
import { MOVE_REASONS, PersonKnown } from './residents.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const name = z.string().trim().min(1).max(60)

/** A statement of where somebody lives counts once somebody who knows the door has confirmed it. */
export const RESIDENCE_STATES = ['stated', 'confirmed', 'refused', 'ended'] as const
export type ResidenceState = (typeof RESIDENCE_STATES)[number]
/** How it came: by the code on the door, by building and room, or from paper at the door. */
export const RESIDENCE_WAYS = ['code', 'room', 'paper'] as const
export type ResidenceWay = (typeof RESIDENCE_WAYS)[number]
/** Why a statement is refused. */
export const REFUSE_REASONS = ['not_living_here', 'unknown_person', 'wrong_room', 'other'] as const
export type RefuseReason = (typeof REFUSE_REASONS)[number]

/** One residence as the person herself and those who look after the door see it. */
export const Residence = z.object({
  id,
  householdId: id,
  gridId: id,
  gridName: z.string(),
  placeName: z.string(),
  state: z.enum(RESIDENCE_STATES),
  way: z.enum(RESIDENCE_WAYS),
  statedAt: moment,
  from: moment.nullable(),
  until: moment.nullable(),
  refuseReason: z.enum(REFUSE_REASONS).nullable(),
})
export type Residence = z.infer<typeof Residence>
/** A resident as a list shows him: name masked, no number. Name and number are revealed one by one, with a reason on record. */
export const Resident = Residence.extend({
  personId: id,
  nameMasked: z.string(),
  hasPhone: z.boolean(),
  /** Who signs in or holds a post keeps name and number himself. */
  keepsOwnData: z.boolean(),
  known: PersonKnown,
})
export type Resident = z.infer<typeof Resident>
/** A residence to be confirmed with who says to live there. */
export const ResidenceOf = Residence.extend({ personId: id, name: z.string(), phoneMasked: z.string().nullable() })

/** "I live here": by the code on one's own door, or by the entrance and the number of the room. It counts once it is confirmed. */
export const StateResidence = defineCommand('people.stateResidence', {
  label: { zh: '申报住址', en: 'State where I live' },
  input: z.discriminatedUnion('by', [
    z.object({ by: z.literal('code'), code: z.string().max(20) }),
    z.object({ by: z.literal('room'), entranceId: id, room: z.string().trim().min(1).max(20) }),
  ]),
  output: z.object({ residenceId: id }),
})

export const ConfirmResidence = defineCommand('people.confirmResidence', {
  label: { zh: '确认住址', en: 'Confirm a residence' },
  input: z.object({ residenceId: id }),
  output: z.object({ residenceId: id }),
})

export const RefuseResidence = defineCommand('people.refuseResidence', {
  label: { zh: '不予确认住址', en: 'Refuse a residence' },
  input: z.object({ residenceId: id, reason: z.enum(REFUSE_REASONS) }),
  output: z.object({ residenceId: id }),
})

/** Somebody moved out, or takes a statement back. */
export const EndResidence = defineCommand('people.endResidence', {
  label: { zh: '搬离', en: 'End a residence' },
  input: z.object({
    residenceId: id,
    /** Since when; now when left out. Never later than now, nor before it began. */
    since: moment.nullable().default(null),
    /** Given at the door, it is kept as a correction that can be undone. */
    reason: z.enum(MOVE_REASONS).nullable().default(null),
    note: z.string().trim().max(200).default(''),
    source: StatedSource,
  }),
  output: z.object({ residenceId: id }),
})

/** At the door, from paper: the person is found or registered, and the residence is confirmed at once by whoever writes it down. */
export const RegisterResidence = defineCommand('people.registerResidence', {
  label: { zh: '登记住户', en: 'Register a resident' },
  input: z.object({
    householdId: id,
    who: z.discriminatedUnion('by', [
      z.object({
        by: z.literal('name'),
        name,
        phone: Phone.nullable().default(null),
        /** She agrees that the number is kept; without it none is. */
        hasConsent: z.boolean().default(false),
        /** Made by the phone, so that later acts can name her before this one has arrived; kept where she is new here. */
        personId: id.optional(),
      }),
      z.object({ by: z.literal('person'), personId: id }),
    ]),
    /** Since when; now when left out. Never later than now. */
    from: moment.nullable().default(null),
    residenceId: id.optional(),
    /** Given at the door, it is kept as a correction that can be undone. */
    reason: z.enum(CORRECTION_REASONS).nullable().default(null),
    note: z.string().trim().max(200).default(''),
    source: StatedSource,
  }),
  output: z.object({ residenceId: id, personId: id }),
})

/** Where the signed-in person lives, and what is still to be confirmed. */
export const ListMyHouseholds = defineQuery('people.myHouseholds', {
  label: { zh: '我住哪里', en: 'Where I live' },
  input: z.object({}),
  output: z.object({ residences: z.array(Residence) }),
})

/** The buildings and entrances around a printed code, to choose one's own door from: what is written on the walls, and nobody's name. */
export const ListDoors = defineQuery('people.doors', {
  label: { zh: '附近的楼门', en: 'Doors nearby' },
  input: z.object({ code: z.string().max(20) }),
  output: z.object({
    doors: z.array(
      z.object({
        buildingId: id,
        buildingName: z.string(),
        compoundName: z.string().nullable(),
        entrances: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  }),
})

/** Statements that wait for somebody who knows the door, the oldest first. */
export const ListResidencesToConfirm = defineQuery('people.residencesToConfirm', {
  label: { zh: '待确认的住户', en: 'Residences to confirm' },
  input: z.object({ gridId: id.nullable().default(null) }),
  output: z.object({ residences: z.array(ResidenceOf) }),
})

/** Who lives in a household now, for those who look after it. */
export const ListResidents = defineQuery('people.residents', {
  label: { zh: '一户的住户', en: 'Residents of a household' },
  input: z.object({ householdId: id }),
  output: z.object({ residents: z.array(Resident) }),
})
