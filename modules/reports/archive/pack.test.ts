import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerActor } from '../../../platform/access.ts'
import { caseIn, outcomeOf } from '../../../tests/access/fixture.ts'
import { buildCommunity, type TestCommunity } from '../../../tests/support/community.ts'
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts'
import { figuresSweep } from '../../dashboards/keep-figures.ts'
import { firstDay, stepped } from '../../dashboards/rules.ts'
import { GetMeetingPack } from '../contract.ts'

let house: TestHouse
let here: TestCommunity
let beside: TestCommunity
let monday: string
beforeAll(async () => {
  house = await openTestHouse()
  here = await buildCommunity(house.running, '510112002001')
  beside = await buildCommunity(house.running, '510112002010')
  for (const state of ['assigned', 'in_progress'] as const) await caseIn({ house, here }, state)
  house.clock.advance(25 * DAY)
  monday = firstDay('week', house.clock.now())
  await house.running.sweep(figuresSweep)
})
afterAll(() => house.close())

const DAY = 86_400_000
const pack = (as: ServerActor, more: { gridId?: string; from?: string } = {}) =>
  house.ask(GetMeetingPack, { gridId: here.mainGridId, ...more }, { as, tenant: here.tenant })

test('a meeting talks about what is late, as it stood at the end of the week it looks at', async () => {
  const { late, deferred, praised, repeated, isRunning } = await pack(here.lead)
  expect([late.total, late.cases.length, late.leftOut]).toEqual([2, 2, 0])
  expect(late.cases.every((one) => one.daysLate > 0)).toBe(true)
  expect([deferred.total, praised.total, repeated.length]).toEqual([0, 0, 0])
  expect(isRunning).toBe(true)
  const before = await pack(here.lead, { from: stepped('week', monday, -5) })
  expect([before.late.total, before.isRunning]).toEqual([0, false])
  const week = await pack(here.lead, { from: stepped('week', monday, -1) })
  expect(week).toMatchObject({ from: stepped('week', monday, -1), until: stepped('day', monday, -1), isRunning: false })
  expect(week.late.total).toBe(2)
  expect(week.late.cases[0].daysLate).toBeLessThan(late.cases[0].daysLate)
  expect((await pack(here.ordinaryLead, { gridId: here.ordinary[0] })).late.total).toBe(2)
  expect((await pack(here.siblingLead, { gridId: here.ordinary[1] })).late.total).toBe(0)
})

test('nothing of residents lies on the table: no words, no names, no door; sensitive ones are counted only', async () => {
  const { rows } = await house.db.pool.query<{ summary: string; place_name: string }>(
    'SELECT summary, place_name FROM cases WHERE tenant_id = $1',
    [here.tenant],
  )
  const said = JSON.stringify(await pack(here.lead))
  for (const one of rows) for (const word of [one.summary, one.place_name]) expect(said).not.toContain(word)
  const [{ id }] = (await pack(here.lead)).late.cases
  await house.db.pool.query(`UPDATE cases SET is_sensitive = true WHERE tenant_id = $1 AND id = $2`, [here.tenant, id])
  const { late } = await pack(here.lead)
  expect([late.total, late.cases.length, late.leftOut]).toEqual([2, 1, 1])
  // What complains of somebody who works here is not even counted: he may sit at the table.
  await house.db.pool.query(`UPDATE cases SET about_person_ids = ARRAY[$3]::uuid[] WHERE tenant_id = $1 AND id = $2`, [
    here.tenant,
    id,
    here.ordinaryLead.personId,
  ])
  expect((await pack(here.lead)).late).toMatchObject({ total: 1, leftOut: 0 })
})

test('not permitted: a member, the community with the next code; refused: a day that begins no week, a week to come, a micro grid', async () => {
  expect(await outcomeOf(pack(here.member))).toBe('forbidden')
  expect(await outcomeOf(pack(beside.lead))).toBe('forbidden')
  expect(await outcomeOf(pack(here.siblingLead, { gridId: here.ordinary[0] }))).toBe('forbidden')
  expect(await outcomeOf(pack(here.lead, { from: stepped('day', monday, 1) }))).toBe('refused:figures.no_first_day')
  expect(await outcomeOf(pack(here.lead, { from: stepped('week', monday, 1) }))).toBe('refused:report.not_begun')
  expect(await outcomeOf(pack(here.lead, { gridId: here.micro[0] }))).toBe('refused:report.level')
})
