import { type SaveView, TriageCase } from '../../modules/cases/contract.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { caseIn, type Ground } from './fixture.ts'
import { transferred } from './transferred.ts'

/** One way to try a contract: an input about the first micro grid, and what the answer shows of it. */
export type Probe = {
  input(ground: Ground): Promise<object> | object
  /** A successful answer in one word, where "ok" would hide whether anything was seen. */
  shows?(answer: unknown, ground: Ground): string
}

const EMPTY: Probe = { input: () => ({}) }
const ONE_GRID = Buffer.from(
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: {
          code: '510112002001001001',
          name: '第一微网格',
          level: 'micro',
          parentCode: '510112002001001',
          kind: 'residential',
        },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [104.21, 30.62],
              [104.212, 30.62],
              [104.212, 30.621],
              [104.21, 30.621],
              [104.21, 30.62],
            ],
          ],
        },
      },
    ],
  }),
).toString('base64')
let counter = 0
const fresh = () => ++counter

const listed = (key: string) => (answer: unknown) => {
  const list = (answer as Record<string, unknown[]>)[key]
  return list.length === 0 ? 'empty' : 'sees'
}

/** Every query. */
export const QUERIES: Readonly<Record<string, Probe>> = {
  'dashboards.conservation': {
    input: async (ground) => {
      await caseIn(ground, 'reported')
      return {}
    },
    shows: (answer, { here, beside }) => {
      const ids = (answer as { communities: { id: string }[] }).communities.map((one) => one.id)
      return [ids.includes(here.communityId) ? 'here' : '', ids.includes(beside.communityId) ? 'beside' : '']
        .filter(Boolean)
        .join(' and ')
    },
  },
  'dashboards.stuck': EMPTY,
  'people.myProxies': EMPTY,
  'dashboards.suggestions': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'reported')
      await ground.house.run(
        TriageCase,
        { caseId, categoryCode: '0303', nature: 'help', suggested: ['0303'] },
        { as: ground.here.desk, tenant: ground.here.tenant },
      )
      return {}
    },
    shows: listed('lines'),
  },
  'grids.tree': {
    input: () => ({}),
    shows: (answer, { here, beside }) => {
      const ids = (answer as { grids: { id: string }[] }).grids.map((grid) => grid.id)
      return `${here.micro.filter((id) => ids.includes(id)).length} of 4 micro grids here, ${beside.micro.filter((id) => ids.includes(id)).length} beside`
    },
  },
  'grids.buildings': { input: ({ here }) => ({ gridId: here.micro[0] }), shows: listed('buildings') },
  'grids.households': { input: ({ here }) => ({ buildingId: here.buildingId }), shows: listed('households') },
  'grids.codes': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('codes') },
  'grids.locatePoint': { input: () => ({ point: { lng: 104.2005, lat: 30.6205, crs: 'WGS84' } }) },
  'grids.import': {
    input: async ({ house, here }) => ({ importId: (await preview(house, here)).id }),
  },
  'calendars.current': EMPTY,
  'calendars.yearPlan': { input: () => ({ year: 2026 }) },
  'calendars.history': EMPTY,
  'people.me': EMPTY,
  'people.posts': { input: ({ here }) => ({ gridId: here.mainGridId, under: true }), shows: listed('posts') },
  'people.persons': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('persons') },
  'people.revealPhone': {
    input: ({ here }) => ({ personId: here.member.personId, reason: '联系网格员' }),
    shows: (answer) => ((answer as { phone: string | null }).phone ? 'sees' : 'empty'),
  },
  'people.contacts': { input: ({ here }) => ({ gridId: here.micro[0] }), shows: listed('contacts') },
  'people.composition': { input: ({ here }) => ({ communityId: here.communityId }) },
  'routing.categories': EMPTY,
  'routing.rules': EMPTY,
  'routing.draft': EMPTY,
  'routing.history': EMPTY,
  'routing.catalogues': EMPTY,
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
  'intake.openPlace': { input: ({ here }) => ({ code: here.code }) },
  'intake.nearby': {
    input: async (ground) => {
      await caseIn(ground, 'triaged')
      return { text: '楼道灯坏了', place: { by: 'code', code: ground.here.code }, categoryCode: '0303' }
    },
    shows: listed('cases'),
  },
  'intake.follow': { input: async (ground) => ({ caseId: (await caseIn(ground, 'assigned')).caseId }) },
  'intake.mine': EMPTY,
  'intake.reportsOf': { input: async (ground) => ({ caseId: (await caseIn(ground, 'assigned')).caseId }) },
  'intake.suggestCategory': {
    input: async (ground) => {
      for (let i = 0; i < 2; i++) await caseIn(ground, 'triaged')
      return { text: '楼道灯不亮,晚上看不清' }
    },
    shows: (answer) =>
      (answer as { suggestions: { past: object | null }[] }).suggestions.some((one) => one.past)
        ? 'words and past cases'
        : 'words',
  },
}

/** Every command that is not a verb on a case. */
export const COMMANDS: Readonly<Record<string, Probe>> = {
  'cases.saveTemplate': {
    input: ({ here }) => ({ ...TEMPLATE, templateId: crypto.randomUUID(), gridId: here.mainGridId }),
  },
  'cases.removeTemplate': { input: async (ground) => ({ templateId: await oneTemplate(ground) }) },
  'cases.saveView': { input: () => viewOf(crypto.randomUUID()) },
  'cases.removeView': { input: async (ground) => ({ viewId: await oneView(ground) }) },
  'grids.foundCommunity': {
    input: () => ({
      code: `510112002${String(300 + fresh()).padStart(3, '0')}`,
      name: '新社区',
      subdistrictName: '大面街道',
      districtName: '龙泉驿区',
    }),
  },
  'grids.drawGrid': {
    input: ({ here }) => ({
      communityId: here.communityId,
      parentId: here.ordinary[0],
      level: 'micro',
      name: `新微网格${fresh()}`,
    }),
  },
  'grids.redrawGrid': { input: ({ here }) => ({ gridId: here.micro[0], name: `第一微网格${fresh()}` }) },
  'grids.registerBuildings': {
    input: ({ here }) => ({
      communityId: here.communityId,
      buildings: [
        { compound: null, name: `${fresh()}幢`, gridId: here.micro[0], lng: 104.2005, lat: 30.6205, entrances: [] },
      ],
    }),
  },
  'grids.moveBuilding': { input: ({ here }) => ({ buildingId: here.buildingId, toGridId: here.micro[fresh() % 2] }) },
  'grids.moveHousehold': {
    input: async ({ house, here }) => {
      const row = await house.db.q
        .selectFrom('households')
        .select('id')
        .where('tenant_id', '=', here.tenant)
        .where('building_id', '=', here.buildingId)
        .orderBy('room')
        .executeTakeFirstOrThrow()
      return { householdId: row.id, toGridId: here.micro[fresh() % 2] }
    },
  },
  'grids.issueCodes': {
    input: ({ here }) => ({
      communityId: here.communityId,
      places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: `公示牌${fresh()}` }],
    }),
  },
  'grids.revokeCode': {
    input: async ({ house, here }) => {
      const { codes } = (await house.running.house.run(
        'grids.issueCodes',
        {
          commandId: crypto.randomUUID(),
          tenant: here.tenant,
          input: {
            communityId: here.communityId,
            places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: `待废${fresh()}` }],
          },
        },
        { kind: 'system', name: 'test' },
      )) as { codes: { id: string }[] }
      return { codeId: codes[0].id, reason: '牌子坏了' }
    },
  },
  'grids.previewImport': {
    input: ({ here }) => ({ communityId: here.communityId, kind: 'grids', fileName: 'g.geojson', content: ONE_GRID }),
  },
  'grids.runImport': { input: async ({ house, here }) => ({ importId: (await preview(house, here)).id }) },
  'calendars.publish': {
    input: () => ({ publishedThrough: '2026-12-31', days: [], windows: [{ from: 540, to: 1050 }] }),
  },
  'people.registerPerson': { input: ({ here }) => ({ communityId: here.communityId, name: `新人${fresh()}` }) },
  'people.createPost': {
    input: ({ here }) => ({ gridId: here.micro[0], role: 'micro_grid_member', slot: 100 + fresh() }),
  },
  'people.takePost': {
    input: async ({ house, here }) => {
      const { postId } = (await house.running.house.run(
        'people.createPost',
        {
          commandId: crypto.randomUUID(),
          tenant: here.tenant,
          input: { gridId: here.micro[0], role: 'micro_grid_member', slot: 100 + fresh() },
        },
        { kind: 'system', name: 'test' },
      )) as { postId: string }
      return { postId, personId: here.member.personId }
    },
  },
  'people.leavePost': {
    input: async ({ house, here }) => {
      const system = { kind: 'system', name: 'test' } as const
      const { postId } = (await house.running.house.run(
        'people.createPost',
        {
          commandId: crypto.randomUUID(),
          tenant: here.tenant,
          input: { gridId: here.micro[0], role: 'micro_grid_member', slot: 100 + fresh() },
        },
        system,
      )) as { postId: string }
      await house.running.house.run(
        'people.takePost',
        { commandId: crypto.randomUUID(), tenant: here.tenant, input: { postId, personId: here.member.personId } },
        system,
      )
      house.clock.advance(1000)
      return { postId, personId: here.member.personId }
    },
  },
  'people.registerOrganization': {
    input: ({ here }) => ({ communityId: here.communityId, name: `物业${fresh()}`, kind: 'property_manager' }),
  },
  'people.openAccount': {
    input: ({ here }) => ({
      personId: here.liaison.personId,
      login: `liaison${fresh()}`,
      password: 'a-long-enough-secret',
    }),
  },
  'people.resetPassword': {
    input: ({ here }) => ({ personId: here.liaison.personId, password: 'a-long-enough-secret' }),
  },
  'people.closeAccount': { input: ({ here }) => ({ personId: here.liaison.personId }) },
  'people.reopenAccount': { input: ({ here }) => ({ personId: here.liaison.personId }) },
  'people.previewImport': {
    input: ({ here }) => ({
      communityId: here.communityId,
      fileName: 'm.xlsx',
      content: Buffer.from('not a workbook').toString('base64'),
    }),
  },
  'people.runImport': { input: async ({ house, here }) => ({ importId: (await preview(house, here)).id }) },
  'routing.publishCategories': {
    input: async ({ house, here }) => {
      const { classes, leaves } = (await house.running.house.ask(
        'routing.categories',
        { tenant: here.tenant, input: {} },
        { kind: 'visitor' },
      )) as { classes: object[]; leaves: object[] }
      return { categories: [...classes, ...leaves] }
    },
  },
  'routing.publishRules': {
    input: () => ({ rules: [CATCH_ALL] }),
  },
  'routing.saveDraft': {
    input: () => ({ sawVersion: null, rules: [CATCH_ALL] }),
  },
  'routing.discardDraft': { input: () => ({ sawVersion: 1 }) },
  'routing.rollBack': { input: () => ({ setId: '019aa000-0000-7000-8000-000000000001' }) },
  'dashboards.retryStuck': {
    input: () => ({ what: 'letter', id: '019aa000-0000-7000-8000-000000000001' }),
  },
  'intake.receiveReport': {
    input: ({ here }) => ({ channel: 'qr', text: '路灯不亮', place: { by: 'code', code: here.code } }),
  },
  'cases.openRootCause': {
    input: async (ground) => ({
      caseId: (await caseIn(ground, 'triaged')).caseId,
      text: '同一处反复发生，请查原因',
      placeName: '幸福里1幢',
    }),
  },
  'intake.transcribe': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'reported')
      return { caseId, fileId: await voiceOf(ground, caseId), text: '三楼的灯坏了。' }
    },
  },
  'people.inviteProxy': { input: ({ here }) => ({ communityId: here.communityId }) },
  'people.acceptProxy': {
    input: async ({ house, here }) => {
      const asker = { ...here.siblingMember, personId: (await family(house, here)).personId }
      return {
        code: (
          await house.run('people.inviteProxy', { communityId: here.communityId }, { as: asker, tenant: here.tenant })
        ).code,
      }
    },
  },
  'people.registerProxy': {
    input: ({ here }) => ({
      gridId: here.micro[0],
      person: { name: '姚奶奶' },
      proxy: { name: '小姚', phone: `1541${String(fresh()).padStart(7, '0')}` },
      signedOn: '2026-11-14',
    }),
  },
  'people.endProxy': { input: async ({ house, here }) => ({ proxyId: (await family(house, here)).proxyId }) },
  'intake.joinReport': {
    input: async (ground) => ({
      caseId: (await caseIn(ground, 'triaged')).caseId,
      channel: 'phone',
      text: '来电说他家楼道灯也不亮',
      place: { by: 'code', code: ground.here.code },
    }),
  },
  'intake.enterReport': {
    input: ({ here }) => ({ channel: 'phone', text: '来电反映路灯不亮', place: { by: 'code', code: here.code } }),
  },
}

/** Somebody for whom a grandson acts, from a paper taken in the first micro grid. */
function family(house: Ground['house'], here: Ground['here']) {
  const proxy = { name: '小林', phone: `1542${String(fresh()).padStart(7, '0')}` }
  return house.run(
    'people.registerProxy',
    { gridId: here.micro[0], person: { name: '林奶奶' }, proxy, signedOn: '2026-11-14' },
    { as: here.lead, tenant: here.tenant },
  )
}

/** A voice that stands with the report of a case. */
async function voiceOf({ house, here }: Ground, caseId: string): Promise<string> {
  const fileId = crypto.randomUUID()
  await house.db.pool.query(
    `INSERT INTO files (tenant_id, id, owner_type, owner_id, state, media_type, bytes, millis, sha256, uploaded_at)
     SELECT tenant_id, $3, 'report', id, 'owned', 'audio/webm', 3000, 1000, '\\x00', received_at FROM reports WHERE tenant_id = $1 AND case_id = $2`,
    [here.tenant, caseId, fileId],
  )
  return fileId
}

async function preview(house: Ground['house'], here: Ground['here']): Promise<{ id: string }> {
  const input = { communityId: here.communityId, kind: 'grids', fileName: 'g.geojson', content: ONE_GRID }
  return (await house.running.house.run(
    'grids.previewImport',
    { commandId: crypto.randomUUID(), tenant: here.tenant, input },
    { kind: 'system', name: 'test' },
  )) as { id: string }
}

/** The least that a set of rules is. */
const CATCH_ALL = {
  position: 1,
  categoryPrefix: null,
  gridKind: null,
  tier: null,
  toRole: 'main_grid_lead',
  limit: null,
  note: '其余都由总网格长定',
} as const

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
