import { randomUUID } from 'node:crypto'
import type { Door, Question } from '../../modules/tasks/contract.ts'
import { planSweep, stepSweep } from '../../modules/tasks/index.ts'
import { SYSTEM } from './house.ts'
import type { Story } from './story.ts'

/** The one question at every door. */
const GAS: Question = {
  key: 'hose',
  zh: '燃气软管',
  en: 'Gas hose',
  kind: 'choice',
  options: [
    { key: 'good', zh: '完好', en: 'good' },
    { key: 'old', zh: '老化，已提醒更换', en: 'old, told to replace' },
  ],
  isRequired: true,
}

/** So many doors of the member's micro grid become due, by an item that the street has admitted. @returns them in walking order */
export async function layDueDoors(story: Story, key: string, count: number): Promise<Door[]> {
  const { house, tenant } = story
  const system = { as: SYSTEM, tenant }
  const member = await signedIn(story, `${key}.member`)
  const { gridId } = (await house.ask('people.me', {}, member)).grants[0]
  const householdIds = await homesOf(story, gridId, count)
  await house.run('tasks.markHouseholds', { mark: 'lives_alone', householdIds, isOn: true }, system)
  const { grids } = await house.ask('grids.tree', {}, member)
  const communityId = grids.find((one) => one.id === gridId)?.communityId ?? ''
  const templateId = randomUUID()
  await house.run(
    'tasks.saveTemplate',
    {
      templateId,
      seriesId: templateId,
      communityId,
      gridIds: [gridId],
      kind: 'visit',
      nameZh: '入户看燃气',
      nameEn: 'A look at the gas',
      what: '看一看软管，问一问近况。',
      sourceDepartment: '区应急管理局',
      legalBasis: '应急〔2022〕22号',
      frequency: { unit: 'once', on: '2026-11-16' },
      dueDays: 2,
      expiresDays: 20,
      target: 'households',
      mark: 'lives_alone',
      minutes: 5,
      form: { fields: [], questions: [GAS] },
      isUrgent: false,
      consent: '',
      isSynthetic: true,
    },
    system,
  )
  await house.run('tasks.submit', { templateId }, system)
  const admitted = { templateId, validFrom: '2026-11-16', validUntil: '2027-11-15', isLawful: true } as const
  await house.run('tasks.admit', { ...admitted, overReason: '已与网格员商量' }, await signedIn(story, `${key}.street`))
  for (const sweep of [planSweep, stepSweep]) await house.running.sweep(sweep, tenant)
  await house.settle()
  return (await house.ask('tasks.doors', {}, member)).doors
}

/** Whoever is behind a log-in, in the story's street. */
export async function signedIn({ house, tenant }: Story, login: string) {
  const { rows } = await house.db.pool.query<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [login])
  return { as: { accountId: rows[0].id }, tenant }
}

async function homesOf({ house, tenant }: Story, gridId: string, count: number): Promise<string[]> {
  const { rows } = await house.db.pool.query<{ household_id: string }>(
    `SELECT household_id FROM household_grids WHERE tenant_id = $1 AND grid_id = $2 AND valid_until IS NULL ORDER BY household_id LIMIT $3`,
    [tenant, gridId, count],
  )
  if (rows.length < count) throw new Error(`only ${rows.length} homes`)
  return rows.map((row) => row.household_id)
}
