import type { SaveView } from '../../../modules/cases/contract.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { caseIn, type Ground } from '../fixture.ts'
import { transferred } from '../transferred.ts'
import { CATCH_ALL, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'cases.desk': {
    input: async (ground) => {
      await caseIn(ground, 'reported')
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('cases'),
  },
  'cases.register': {
    input: async (ground) => {
      await caseIn(ground, 'reported')
      return {
        registerId: '01990000-0000-7000-8000-000000000001',
        filter: { gridId: ground.here.micro[0] },
        reason: '月度汇总',
      }
    },
    shows: listed('cases'),
  },
  'cases.tryDeadlines': {
    input: async (ground) => {
      await caseIn(ground, 'in_progress')
      return { limits: [{ code: '0303', limit: { value: 1, unit: 'wd' } }] }
    },
    shows: (answer) => ((answer as { moved: unknown[] }).moved.length > 0 ? 'sees' : 'empty'),
  },
  'cases.counts': {
    input: ({ here }) => ({ gridId: here.micro[0] }),
    shows: (answer) => ((answer as { byState: { reported: number } }).byState.reported > 0 ? 'counts' : 'zero'),
  },
  'cases.case': { input: async (ground) => ({ caseId: (await caseIn(ground, 'assigned')).caseId }) },
  'cases.timeline': { input: async (ground) => ({ caseId: (await caseIn(ground, 'assigned')).caseId }) },
  'cases.suggestAssignment': { input: async (ground) => ({ caseId: (await caseIn(ground, 'triaged')).caseId }) },
  'cases.tryRules': {
    input: async (ground) => {
      await caseIn(ground, 'reported')
      return { rules: [CATCH_ALL] }
    },
    shows: (answer) => ((answer as { tried: number }).tried > 0 ? 'tries' : 'empty'),
  },
  'cases.similar': { input: async (ground) => ({ caseId: (await caseIn(ground, 'triaged')).caseId }) },
  'cases.recurrence': { input: async (ground) => ({ caseId: (await caseIn(ground, 'triaged')).caseId }) },
  'cases.revealParty': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'assigned')
      const row = await ground.house.db.q
        .selectFrom('case_parties')
        .select('party_id')
        .where('tenant_id', '=', ground.here.tenant)
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow()
      return { caseId, partyId: row.party_id, reason: '核实地点' }
    },
  },
  'cases.templates': {
    input: async (ground) => {
      await oneTemplate(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('templates'),
  },
  'cases.views': {
    input: async (ground) => {
      await oneView(ground)
      return {}
    },
    shows: listed('views'),
  },
  'cases.partners': { input: async (ground) => ({ caseId: (await caseIn(ground, 'in_progress')).caseId }) },
  'cases.transferLink': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'in_progress')
      const { transferId } = await transferred(ground, caseId)
      return { caseId, transferId }
    },
  },
  'cases.openTransfer': {
    input: () => ({}),
    shows: (answer) => ((answer as { work: object | null }).work ? 'sees his own' : 'over'),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'cases.saveTemplate': {
    input: ({ here }) => ({ ...TEMPLATE, templateId: crypto.randomUUID(), gridId: here.mainGridId }),
  },
  'cases.removeTemplate': { input: async (ground) => ({ templateId: await oneTemplate(ground) }) },
  'cases.saveView': { input: () => viewOf(crypto.randomUUID()) },
  'cases.removeView': { input: async (ground) => ({ viewId: await oneView(ground) }) },
  'cases.verifyByTask': {
    input: async (ground) => ({
      caseId: (await caseIn(ground, 'resolved')).caseId,
      taskId: crypto.randomUUID(),
      words: '看看路灯亮了没有',
      dueAt: new Date(ground.house.clock.now().getTime() + 86_400_000).toISOString(),
    }),
  },
  'cases.addPhotos': {
    input: async (ground) => ({
      caseId: (await caseIn(ground, 'resolved')).caseId,
      fileIds: [crypto.randomUUID()],
    }),
  },
  'cases.openRootCause': {
    input: async (ground) => ({
      caseId: (await caseIn(ground, 'triaged')).caseId,
      text: '同一处反复发生，请查原因',
      placeName: '幸福里1幢',
    }),
  },
}

const TEMPLATE = {
  categoryPrefix: null,
  verb: 'resolve',
  outcome: null,
  title: '已到现场处理',
  text: '您反映的{number}已到现场处理。',
} as const

async function oneTemplate({ house, here }: Ground): Promise<string> {
  const templateId = crypto.randomUUID()
  const input = { ...TEMPLATE, templateId, gridId: here.mainGridId }
  await house.run('cases.saveTemplate', input, { as: { kind: 'system', name: 'test' }, tenant: here.tenant })
  return templateId
}

const viewOf = (viewId: string): InputOf<typeof SaveView> => ({
  viewId,
  name: '待交办',
  filter: { states: ['triaged'] },
  isStart: false,
})

/** A view of the desk's own. */
async function oneView({ house, here }: Ground): Promise<string> {
  const viewId = crypto.randomUUID()
  await house.run('cases.saveView', viewOf(viewId), { as: here.desk, tenant: here.tenant })
  await house.db.q
    .deleteFrom('saved_views')
    .where('tenant_id', '=', here.tenant)
    .where('account_id', '=', here.desk.accountId)
    .where('id', '<>', viewId)
    .execute()
  return viewId
}
