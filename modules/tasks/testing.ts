import { randomUUID } from 'node:crypto'
import type { ServerActor } from '../../platform/access.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import type { TestCommunity } from '../../tests/support/community.ts'
import { SYSTEM, type TestHouse } from '../../tests/support/house.ts'
import { AdmitTemplate, MarkHouseholds, RecordVisit, SaveTemplate, SubmitTemplate } from './contract.ts'
import { planSweep, stepSweep } from './sweep.ts'

export type On = { readonly house: TestHouse; readonly here: TestCommunity }
type Content = InputOf<typeof SaveTemplate>

/** A visit to every household of the first micro grid, on the first of each month. */
export function itemOf(here: TestCommunity, more: Partial<Content> = {}): Content {
  const templateId = more.templateId ?? randomUUID()
  return {
    templateId,
    seriesId: templateId,
    communityId: here.communityId,
    kind: 'visit',
    nameZh: '每月走访',
    nameEn: 'Monthly visit',
    what: '问一问近况，提醒用电用气安全。',
    sourceDepartment: '区民政局',
    legalBasis: '民发〔2022〕73号',
    frequency: { unit: 'month', every: 1, day: 1 },
    dueDays: 20,
    expiresDays: 27,
    target: 'households',
    mark: null,
    gridIds: [here.micro[0]],
    minutes: 15,
    form: { fields: [], questions: [] },
    isUrgent: false,
    consent: '',
    isSynthetic: true,
    ...more,
  }
}

/** Writes an item down and submits it. */
export async function submitted({ house, here }: On, more: Partial<Content> = {}): Promise<string> {
  const on = { as: SYSTEM, tenant: here.tenant }
  const item = itemOf(here, more)
  await house.run(SaveTemplate, item, on)
  await house.run(SubmitTemplate, { templateId: item.templateId }, on)
  return item.templateId
}

/** An item that the street has admitted, by default from today for a year. */
export async function admitted(
  { house, here }: On,
  more: Partial<Content> = {},
  valid: { from: string; until: string } = { from: '2026-11-16', until: '2027-11-15' },
): Promise<string> {
  const templateId = await submitted({ house, here }, more)
  await house.run(
    AdmitTemplate,
    { templateId, validFrom: valid.from, validUntil: valid.until, isLawful: true },
    { as: here.street, tenant: here.tenant },
  )
  return templateId
}

/** Lets time do what it does, as often as there is something to do. */
export async function sweep({ house, here }: On): Promise<void> {
  await house.running.sweep(planSweep, here.tenant)
  await house.running.sweep(stepSweep, here.tenant)
}

/** Moves the clock to a moment and lets time do what it does. */
export async function passTo(on: On, moment: string): Promise<void> {
  on.house.clock.set(new Date(moment))
  await sweep(on)
}

/** The households of the building, by room. */
export async function householdsOf({ house, here }: On): Promise<Map<string, string>> {
  const rows = await house.db.q
    .selectFrom('households')
    .select(['id', 'room'])
    .where('tenant_id', '=', here.tenant)
    .where('building_id', '=', here.buildingId)
    .execute()
  return new Map(rows.map((row) => [row.room, row.id]))
}

/** The household of a room. */
export async function householdAt(on: On, room: string): Promise<string> {
  const id = (await householdsOf(on)).get(room)
  if (id === undefined) throw new Error(`no room ${room}`)
  return id
}

export type StoredTask = {
  readonly id: string
  readonly state: string
  readonly target_id: string
  readonly grid_id: string
  readonly period: string
  readonly tries: number
  readonly up_post_id: string | null
  readonly template_id: string | null
}

/** All tasks of an item, by period and target. */
export async function tasksOf({ house, here }: On, templateId: string): Promise<StoredTask[]> {
  return house.db.q
    .selectFrom('tasks')
    .select(['id', 'state', 'target_id', 'grid_id', 'period', 'tries', 'up_post_id', 'template_id'])
    .where('tenant_id', '=', here.tenant)
    .where('template_id', '=', templateId)
    .orderBy('period')
    .orderBy('target_id')
    .execute() as Promise<StoredTask[]>
}

/** A visit of the member, now, where somebody was met. */
export async function visit(
  { house, here }: On,
  householdId: string,
  more: Partial<InputOf<typeof RecordVisit>> & { as?: ServerActor; commandId?: string } = {},
) {
  const { as = here.member, commandId, ...input } = more
  return house.run(
    RecordVisit,
    {
      visitId: randomUUID(),
      householdId,
      way: 'at_door',
      result: 'met',
      at: house.clock.now().toISOString(),
      ...input,
    },
    { as, tenant: here.tenant, commandId },
  )
}

/** Puts a mark on households. */
export async function mark({ house, here }: On, householdIds: readonly string[], isOn = true): Promise<void> {
  await house.run(
    MarkHouseholds,
    { mark: 'lives_alone', householdIds: [...householdIds], isOn },
    { as: SYSTEM, tenant: here.tenant },
  )
}
