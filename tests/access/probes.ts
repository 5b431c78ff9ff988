import { type SaveView, TriageCase } from '../../modules/cases/contract.ts'
import { turnSweep } from '../../modules/deliberation/sweep.ts'
import type { Service } from '../../modules/intake/services/contract.ts'
import { STARTING_SERVICES } from '../../modules/intake/services/store.ts'
import type { InputOf } from '../../platform/pure/contract.ts'
import { caseIn, type Ground } from './fixture.ts'
import { acceptedHelp, askedForHelp, offeredHelp, reportedHelp, saidDoneHelp } from './help.ts'
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

const onlyReport = (one: Service) => ({ ...one, isOpen: one.key === 'report' })

const listed = (key: string) => (answer: unknown) => {
  const list = (answer as Record<string, unknown[]>)[key]
  return list.length === 0 ? 'empty' : 'sees'
}

/** Every query. */
export const QUERIES: Readonly<Record<string, Probe>> = {
  'deliberation.here': { input: ({ here }) => ({ code: here.code }), shows: listed('topics') },
  'deliberation.topic': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
  'deliberation.ballots': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
  'deliberation.topics': {
    input: async (ground) => {
      await aTopic(ground)
      return {}
    },
    shows: listed('topics'),
  },
  'deliberation.scopes': EMPTY,
  'deliberation.previewRoll': {
    input: async (ground) => {
      await householdRow(ground)
      return { scope: { by: 'buildings', buildingIds: [ground.here.buildingId] } }
    },
  },
  'deliberation.roll': {
    input: async (ground) => ({ topicId: await aTopic(ground), buildingId: ground.here.buildingId }),
    shows: listed('households'),
  },
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
  'help.board': {
    input: async (ground) => {
      await askedForHelp(ground)
      return { code: ground.here.code }
    },
    shows: listed('requests'),
  },
  'help.mine': { input: () => ({}), shows: listed('requests') },
  'help.fitting': { input: (ground) => askedForHelp(ground) },
  'help.revealContact': {
    input: async (ground) => ({ ...(await acceptedHelp(ground)), of: 'asker', reason: '联系互助双方' }),
    shows: (answer) => ((answer as { phone: string | null }).phone ? 'sees' : 'empty'),
  },
  'help.desk': {
    input: async (ground) => {
      await askedForHelp(ground)
      return { list: 'open' }
    },
    shows: listed('requests'),
  },
  'help.figures': { input: () => ({ month: '2026-11' }), shows: listed('communities') },
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
  'grids.missingCodes': {
    input: ({ here }) => ({ communityId: here.communityId, gridId: here.mainGridId }),
    shows: listed('missing'),
  },
  'grids.printRuns': { input: ({ here }) => ({ communityId: here.communityId }) },
  'grids.codeFigures': {
    input: ({ here }) => ({ communityId: here.communityId, from: '2026-01-01', to: '2026-01-31', by: 'code' }),
    shows: listed('lines'),
  },
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
  'people.myHouseholds': EMPTY,
  'people.doors': { input: ({ here }) => ({ code: here.code }), shows: listed('doors') },
  'people.residencesToConfirm': {
    input: async (ground) => {
      await statedResidence(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('residences'),
  },
  'people.residents': {
    input: async (ground) => {
      await statedResidence(ground)
      return { householdId: await aHousehold(ground) }
    },
    shows: listed('residents'),
  },
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
  'stations.near': {
    input: async (ground) => {
      await served(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('stations'),
  },
  'stations.days': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId }),
    shows: listed('days'),
  },
  'stations.mine': EMPTY,
  'stations.list': {
    input: async (ground) => {
      await served(ground)
      return {}
    },
    shows: listed('stations'),
  },
  'stations.daySheet': {
    input: async (ground) => ({ stationId: (await served(ground)).stationId, date: '2026-11-17' }),
    shows: (answer) => (JSON.stringify(answer).includes('phoneMasked') ? 'sees' : 'empty'),
  },
  'stations.month': {
    input: async (ground) => ({ stationId: (await served(ground)).stationId, month: '2026-11' }),
  },
  'intake.staffHere': { input: ({ here }) => ({ code: here.code }), shows: listed('staff') },
  'intake.openPlace': { input: ({ here }) => ({ code: here.code }) },
  'intake.services': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('services') },
  'intake.openSnap': { input: ({ here }) => ({ communityId: here.communityId }) },
  'intake.snapPlaces': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('grids') },
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
  'admin.myData': EMPTY,
  'admin.dataRequest': { input: async (ground) => ({ caseId: await oneRequest(ground, 'correct') }) },
  'intake.lookUp': {
    input: async (ground) => {
      await oneAnswer(ground)
      return { code: ground.here.code, words: '居住证' }
    },
    shows: listed('answers'),
  },
  'intake.knownAnswers': {
    input: async (ground) => {
      await oneAnswer(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('answers'),
  },
  'intake.answeredQuestions': { input: ({ here }) => ({ gridId: here.micro[0] }) },
  'notifications.inbox': {
    input: async (ground) => {
      await caseIn(ground, 'assigned')
      await ground.house.settle()
      return {}
    },
    shows: (answer) => ((answer as { items: object[] }).items.length > 0 ? 'sees his own' : 'empty'),
  },
  'notifications.unread': EMPTY,
  'notifications.whyThis': {
    input: async (ground) => ({ messageId: await oneMessage(ground) }),
  },
  'notifications.preferences': EMPTY,
  'notifications.templates': { input: ({ here }) => ({ communityId: here.communityId }) },
  'notifications.templateVersions': { input: ({ here }) => textOf(here) },
  'notifications.previewTemplate': {
    input: async (ground) => ({ ...textOf(ground.here), ...BODY, caseId: (await caseIn(ground, 'assigned')).caseId }),
  },
  'notifications.deliveriesOf': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'assigned')
      await ground.house.settle()
      return { caseId }
    },
    shows: listed('messages'),
  },
  'notifications.statistics': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('kept') },
  'notifications.robots': {
    input: async (ground) => {
      await oneRobot(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('robots'),
  },
  'notifications.noticesHere': {
    input: async (ground) => {
      await oneNotice(ground)
      return { code: ground.here.code }
    },
    shows: listed('notices'),
  },
  'notifications.myNotices': { input: () => ({}), shows: listed('notices') },
  'notifications.notices': {
    input: async (ground) => {
      await oneNotice(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('notices'),
  },
  'notifications.previewNotice': { input: ({ here }) => ({ targets: [{ kind: 'grid', id: here.micro[0] }] }) },
  'notifications.noticeFigures': { input: async (ground) => ({ noticeId: (await oneNotice(ground)).noticeId }) },
}

/** Every command that is not a verb on a case. */
export const COMMANDS: Readonly<Record<string, Probe>> = {
  'deliberation.openTopic': {
    input: async (ground) => {
      await householdRow(ground)
      return topicOf(ground)
    },
  },
  'deliberation.withdrawTopic': {
    input: async (ground) => ({ topicId: await aTopic(ground), reason: '重新起草' }),
  },
  'deliberation.giveOpinion': { input: async (ground) => ({ topicId: await aTopic(ground), text: '同意' }) },
  'deliberation.hideOpinion': {
    input: async (ground) => ({ opinionId: await anOpinion(ground), reason: 'off_topic' }),
  },
  'deliberation.answerOpinion': {
    input: async (ground) => ({ opinionId: await anOpinion(ground), answer: '记下了' }),
  },
  'deliberation.castVote': { input: async (ground) => voteIn(ground, await aTopic(ground)) },
  'deliberation.enterPaper': {
    input: async (ground) => {
      const { expects: _, ...paper } = await voteIn(ground, await aTopic(ground))
      return paper
    },
  },
  'deliberation.dropPaper': {
    input: async (ground) => {
      const { expects: _, ...paper } = await voteIn(ground, await aTopic(ground))
      const { house, here } = ground
      const { paperId } = await house.run('deliberation.enterPaper', paper, { as: here.desk, tenant: here.tenant })
      return { paperId }
    },
  },
  'deliberation.enterMandate': { input: async (ground) => mandateIn(ground, await aTopic(ground)) },
  'deliberation.confirmMandate': { input: async (ground) => ({ mandateId: await aMandate(ground) }) },
  'deliberation.revokeMandate': { input: async (ground) => ({ mandateId: await aMandate(ground) }) },
  'deliberation.adoptResolution': {
    input: async (ground) => ({ topicId: await heardTopic(ground), text: '按大家的意见改造院坝' }),
  },
  'deliberation.countAgain': { input: async (ground) => ({ topicId: await aTopic(ground) }) },
  'notifications.markRead': { input: async (ground) => ({ messageIds: [await oneMessage(ground)] }) },
  'notifications.markAllRead': { input: async (ground) => ({ upToId: await oneMessage(ground) }) },
  'notifications.savePreferences': {
    input: () => ({
      groups: { work: 'on', deadlines: 'on', decisions: 'on', reports: 'on', notices: 'on' },
      channels: ['sms'],
      quiet: null,
      digestAt: 1080,
      language: 'zh',
    }),
  },
  'notifications.subscribeWebPush': {
    input: () => ({ endpoint: 'https://push.example.test/p', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) }),
  },
  'notifications.unsubscribeWebPush': { input: () => ({ endpoint: 'https://push.example.test/p' }) },
  'notifications.addWay': {
    input: ({ house }) => {
      house.clock.advance(61_000)
      return { channel: 'email', address: 'somebody@example.test' }
    },
  },
  'notifications.confirmWay': {
    input: () => ({ wayId: '019aa000-0000-7000-8000-000000000001', code: '123456' }),
  },
  'notifications.removeWay': { input: () => ({ wayId: '019aa000-0000-7000-8000-000000000001' }) },
  'notifications.publishTemplate': {
    input: async (ground) => ({ ...textOf(ground.here), ...BODY, sawVersion: await versionOf(ground) }),
  },
  'notifications.rollBackTemplate': {
    input: async (ground) => {
      const input = { ...textOf(ground.here), ...BODY, sawVersion: await versionOf(ground) }
      await ground.house.run('notifications.publishTemplate', input, {
        as: ground.here.lead,
        tenant: ground.here.tenant,
      })
      return { ...textOf(ground.here), toVersion: null }
    },
  },
  'notifications.setRobot': {
    input: ({ here }) => ({ gridId: here.micro[0], name: '微网格群', key: 'k'.repeat(36), groups: ['late'] }),
  },
  'notifications.testRobot': { input: async (ground) => ({ robotId: await oneRobot(ground) }) },
  'notifications.removeRobot': { input: async (ground) => ({ robotId: await oneRobot(ground) }) },
  'notifications.publishNotice': { input: (ground) => noticeIn(ground) },
  'notifications.correctNotice': {
    input: async (ground) => {
      const { targets: _, ...words } = noticeIn(ground)
      return { ...(await oneNotice(ground)), ...words, title: '停水改期', sawVersion: 1 }
    },
  },
  'notifications.withdrawNotice': { input: (ground) => oneNotice(ground) },
  'notifications.readNotice': { input: (ground) => oneNotice(ground) },
  'stations.saveStation': {
    input: ({ here }) => ({
      ...STATION,
      stationId: crypto.randomUUID(),
      gridId: here.micro[0],
      nameZh: `站${fresh()}`,
    }),
  },
  'stations.saveOffering': {
    input: async (ground) => ({
      ...OFFERING,
      nameZh: `服务${fresh()}`,
      offeringId: crypto.randomUUID(),
      stationId: (await served(ground)).stationId,
    }),
  },
  'stations.setDay': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId, date: '2026-11-19', windows: [] }),
  },
  'stations.close': {
    input: async (ground) => ({
      ...CLOSING,
      closingId: crypto.randomUUID(),
      stationId: (await served(ground)).stationId,
    }),
  },
  'stations.reopen': {
    input: async (ground) => {
      const closing = { ...CLOSING, closingId: crypto.randomUUID(), stationId: (await served(ground)).stationId }
      await asSystem(ground, 'stations.close', closing)
      return { closingId: closing.closingId }
    },
  },
  'stations.book': {
    input: async (ground) => ({ offeringId: (await served(ground)).offeringId, startsAt: laterSlot() }),
  },
  'stations.bookFor': {
    input: async (ground) => ({
      offeringId: (await served(ground)).offeringId,
      startsAt: '2026-11-17T02:00:00.000Z',
      person: { name: `来电者${fresh()}`, phone: null },
    }),
  },
  'stations.cancel': {
    input: async (ground) => {
      const { offeringId } = await served(ground)
      return { bookingId: await bookedAt({ ground, offeringId }, laterSlot()) }
    },
  },
  'stations.mark': {
    input: async (ground) => {
      const { offeringId } = await served(ground)
      return { bookingId: await bookedAt({ ground, offeringId }, TODAY), as: 'kept' }
    },
  },
  'stations.countVisit': { input: async (ground) => ({ offeringId: (await served(ground)).offeringId }) },
  'stations.uncountVisit': { input: async (ground) => ({ offeringId: (await openStation(ground)).offeringId }) },
  'cases.saveTemplate': {
    input: ({ here }) => ({ ...TEMPLATE, templateId: crypto.randomUUID(), gridId: here.mainGridId }),
  },
  'cases.removeTemplate': { input: async (ground) => ({ templateId: await oneTemplate(ground) }) },
  'cases.saveView': { input: () => viewOf(crypto.randomUUID()) },
  'cases.removeView': { input: async (ground) => ({ viewId: await oneView(ground) }) },
  'admin.requestData': { input: ({ here }) => ({ kind: 'correct', code: here.code, text: '名字写错了。' }) },
  'admin.correctData': { input: async (ground) => ({ caseId: await oneRequest(ground, 'correct'), name: '王五' }) },
  'admin.eraseData': { input: async (ground) => ({ caseId: await oneRequest(ground, 'erase') }) },
  'intake.saveKnownAnswer': {
    input: ({ here }) => ({ ...KNOWN_ANSWER, answerId: crypto.randomUUID(), gridId: here.mainGridId }),
  },
  'intake.removeKnownAnswer': { input: async (ground) => ({ answerId: await oneAnswer(ground) }) },
  'intake.rateKnownAnswer': { input: async (ground) => ({ answerId: await oneAnswer(ground), hasHelped: true }) },
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
    input: async (ground) => ({ householdId: await aHousehold(ground), toGridId: ground.here.micro[fresh() % 2] }),
  },
  'grids.issueCodes': {
    input: ({ here }) => ({
      communityId: here.communityId,
      places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: `公示牌${fresh()}` }],
    }),
  },
  'grids.issueMissingCodes': {
    input: ({ here }) => ({ communityId: here.communityId, gridId: here.micro[0], kind: 'grid_board' }),
  },
  'grids.printCodes': {
    input: ({ here }) => ({
      communityId: here.communityId,
      gridId: here.micro[0],
      form: 'poster',
      which: { by: 'kind', kind: null, isNew: false },
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
  'people.stateResidence': {
    input: async (ground) => {
      await endResidences(ground)
      const { entrance_id, room } = await householdRow(ground)
      return { by: 'room', entranceId: entrance_id, room }
    },
  },
  'people.confirmResidence': { input: async (ground) => ({ residenceId: await statedResidence(ground) }) },
  'people.refuseResidence': {
    input: async (ground) => ({ residenceId: await statedResidence(ground), reason: 'wrong_room' }),
  },
  'people.endResidence': { input: async (ground) => ({ residenceId: await statedResidence(ground) }) },
  'people.registerResidence': {
    input: async (ground) => ({
      householdId: await aHousehold(ground),
      who: { by: 'name', name: `住户${fresh()}` },
    }),
  },
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
  'help.ask': {
    input: ({ here }) => ({
      ...HELP,
      at: { by: 'grid', gridId: here.micro[0] },
      onBehalfOf: { name: '赵奶奶', phone: null },
    }),
  },
  'help.offer': {
    input: ({ here }) => ({
      at: { by: 'grid', gridId: here.micro[0] },
      kinds: ['carry'],
      text: '力气活可以找他',
      weekdays: [6],
      reach: 'micro',
      onBehalfOf: { name: '孙师傅', phone: null },
    }),
  },
  'help.invite': { input: async (ground) => ({ ...(await askedForHelp(ground)), ...(await offeredHelp(ground)) }) },
  'help.accept': { input: (ground) => askedForHelp(ground) },
  'help.giveBack': { input: (ground) => acceptedHelp(ground) },
  'help.sayDone': { input: (ground) => acceptedHelp(ground) },
  'help.thank': { input: async (ground) => ({ ...(await saidDoneHelp(ground)), text: '谢谢您' }) },
  'help.withdraw': { input: (ground) => askedForHelp(ground) },
  'help.keepOpen': { input: async (ground) => ({ ...(await askedForHelp(ground)), until: '2026-11-30' }) },
  'help.withdrawOffer': { input: (ground) => offeredHelp(ground) },
  'help.report': {
    input: async (ground) => ({ what: 'request', id: (await askedForHelp(ground)).requestId, reason: 'other' }),
  },
  'help.judge': {
    input: async (ground) => ({ what: 'request', id: (await reportedHelp(ground)).requestId, isProper: true }),
  },
  'dashboards.retryStuck': {
    input: () => ({ what: 'letter', id: '019aa000-0000-7000-8000-000000000001' }),
  },
  'intake.arrangeServices': {
    input: ({ here }) => ({ communityId: here.communityId, services: STARTING_SERVICES.map(onlyReport) }),
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

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from: 540, to: 1200 }))
const STATION = {
  kind: 'member_home',
  nameEn: 'Station',
  placeName: '幸福里1幢底楼',
  hours: EVERY_DAY,
  facilities: [],
  restsOnHolidays: false,
}
const OFFERING = {
  nameZh: '理发',
  nameEn: 'Haircut',
  minutes: 30,
  seats: 50,
  who: 'everyone',
  opensDays: 7,
  cancelHours: 0,
  mostOpen: 20,
  pattern: EVERY_DAY,
  isOffered: true,
}
const CLOSING = { from: '2026-11-20', until: '2026-11-20', reason: '停水检修' }
/** Another half hour at each call: nobody can be at two places at once. */
const laterSlot = () => new Date(Date.parse('2026-11-18T01:00:00Z') + (fresh() % 20) * 1_800_000).toISOString()
const TODAY = '2026-11-16T11:00:00.000Z'

const stations = new WeakMap<Ground, Promise<{ stationId: string; offeringId: string }>>()

/** The station of the ground with its service, made once. */
function served(ground: Ground): Promise<{ stationId: string; offeringId: string }> {
  const known = stations.get(ground) ?? openStation(ground)
  stations.set(ground, known)
  return known
}

/** A station in the first micro grid, with a service that somebody has booked. */
async function openStation(ground: Ground) {
  const [stationId, offeringId] = [crypto.randomUUID(), crypto.randomUUID()]
  const station = { ...STATION, stationId, gridId: ground.here.micro[0], nameZh: `站${fresh()}` }
  await asSystem(ground, 'stations.saveStation', station)
  await asSystem(ground, 'stations.saveOffering', { ...OFFERING, offeringId, stationId })
  await bookedAt({ ground, offeringId }, '2026-11-17T01:00:00.000Z')
  return { stationId, offeringId }
}

async function bookedAt({ ground, offeringId }: { ground: Ground; offeringId: string }, startsAt: string) {
  const wish = { offeringId, startsAt, person: { name: `某人${fresh()}`, phone: null } }
  return ((await asSystem(ground, 'stations.bookFor', wish)) as { id: string }).id
}

function asSystem({ house, here }: Ground, name: string, input: object): Promise<unknown> {
  const system = { kind: 'system', name: 'test' } as const
  return house.running.house.run(name, { commandId: crypto.randomUUID(), tenant: here.tenant, input }, system)
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

const HELP = { kind: 'carry', text: '请帮忙搬一袋米', from: '2026-11-20', until: '2026-11-21' } as const

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

const KNOWN_ANSWER = {
  question: '居住证怎么办理？',
  answer: '带身份证和租房合同到社区便民窗口登记。',
  source: '',
  validUntil: null,
}

async function oneAnswer({ house, here }: Ground): Promise<string> {
  const input = { ...KNOWN_ANSWER, answerId: crypto.randomUUID(), gridId: here.mainGridId }
  await house.run('intake.saveKnownAnswer', input, { as: { kind: 'system', name: 'test' }, tenant: here.tenant })
  return input.answerId
}

/** Somebody without a post asks; who asks twice waits, so it is somebody new each time. */
async function oneRequest({ house, here }: Ground, kind: 'correct' | 'erase'): Promise<string> {
  const system = { as: { kind: 'system', name: 'test' }, tenant: here.tenant } as const
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: '王桂芳' },
    system,
  )
  const as = { kind: 'person', accountId: crypto.randomUUID(), personId, grants: [] } as const
  const input = { kind, code: here.code, text: '名字写错了。' }
  return (await house.run('admin.requestData', input, { as, tenant: here.tenant })).caseId
}

/** The second household of the building, in the first micro grid wherever other probes have moved it. */
async function householdRow({ house, here }: Ground) {
  await house.db.q
    .updateTable('household_grids')
    .set({ grid_id: here.micro[0] })
    .where('tenant_id', '=', here.tenant)
    .where('valid_until', 'is', null)
    .execute()
  return house.db.q
    .selectFrom('households')
    .select(['id', 'entrance_id', 'room'])
    .where('tenant_id', '=', here.tenant)
    .where('building_id', '=', here.buildingId)
    .where('room', '=', '102')
    .executeTakeFirstOrThrow()
}

async function aHousehold(ground: Ground): Promise<string> {
  return (await householdRow(ground)).id
}

/** Somebody new has said that she lives in the household. */
async function statedResidence(ground: Ground): Promise<string> {
  const { house, here } = ground
  const { entrance_id, room } = await householdRow(ground)
  const { personId } = await house.run(
    'people.registerPerson',
    { communityId: here.communityId, name: `住户${fresh()}` },
    { as: { kind: 'system', name: 'test' }, tenant: here.tenant },
  )
  const as = { kind: 'person', accountId: personId, personId, grants: [] } as const
  return (
    await house.run('people.stateResidence', { by: 'room', entranceId: entrance_id, room }, { as, tenant: here.tenant })
  ).residenceId
}

/** Whoever has stated a residence can state it again. */
async function endResidences({ house, here }: Ground): Promise<void> {
  await house.db.q
    .updateTable('residences')
    .set({ state: 'ended' })
    .where('tenant_id', '=', here.tenant)
    .where('state', '=', 'stated')
    .execute()
}

const AS_SYSTEM = { kind: 'system', name: 'test' } as const

function topicOf({ house, here }: Ground, kind: 'opinion' | 'vote' = 'vote') {
  return {
    scope: { by: 'buildings' as const, buildingIds: [here.buildingId] },
    kind,
    title: `议题${fresh()}`,
    question: '是否同意建充电棚?',
    options: kind === 'vote' ? [{ text: '同意' }, { text: '不同意', stance: 'against' as const }] : [],
    closesAt: new Date(house.clock.now().getTime() + 2 * 3_600_000).toISOString(),
  }
}

/** A topic of the building in the first micro grid. */
async function aTopic(ground: Ground, kind: 'opinion' | 'vote' = 'vote'): Promise<string> {
  const { house, here } = ground
  await householdRow(ground)
  const { topicId } = await house.run('deliberation.openTopic', topicOf(ground, kind), {
    as: AS_SYSTEM,
    tenant: here.tenant,
  })
  return topicId
}

const heard = new WeakMap<Ground, string[]>()

/** A topic that was heard to its end. Many are made at once, so that the day of the ground goes on only once. */
async function heardTopic(ground: Ground): Promise<string> {
  const known = heard.get(ground) ?? []
  heard.set(ground, known)
  if (known.length === 0) {
    for (let n = 0; n < 40; n++) known.push(await aTopic(ground, 'opinion'))
    ground.house.clock.advance(2 * 3_600_000)
    await ground.house.running.sweep(turnSweep)
  }
  return known.pop() ?? (await heardTopic(ground))
}

async function voteIn(ground: Ground, topicId: string) {
  return { topicId, householdId: await aHousehold(ground), choices: [1], expects: null, blind: 'a'.repeat(22) }
}

async function mandateIn(ground: Ground, topicId: string) {
  const proxy = { name: '受托人', phone: `154${String(90_000_000 + fresh())}` }
  return { topicId, householdId: await aHousehold(ground), signedBy: '某户', proxy }
}

async function aMandate(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = await mandateIn(ground, await aTopic(ground))
  return (await house.run('deliberation.enterMandate', input, { as: AS_SYSTEM, tenant: here.tenant })).mandateId
}

/** An opinion of somebody who lives there. */
async function anOpinion(ground: Ground): Promise<string> {
  const { house, here } = ground
  const topicId = await aTopic(ground)
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId: await aHousehold(ground), who: { by: 'name', name: `住户${fresh()}` } },
    { as: AS_SYSTEM, tenant: here.tenant },
  )
  const as = { kind: 'person', accountId: personId, personId, grants: [] } as const
  return (await house.run('deliberation.giveOpinion', { topicId, text: '同意' }, { as, tenant: here.tenant })).opinionId
}

/** A text of the community. */
const textOf = (here: Ground['here']) =>
  ({ communityId: here.communityId, kind: 'answered', channel: 'sms', language: 'zh' }) as const
const BODY = { title: '有答复', text: '您反映的{number}有答复了。' } as const

async function versionOf({ house, here }: Ground): Promise<number> {
  const key = textOf(here)
  const { versions } = await house.ask('notifications.templateVersions', key, { as: here.lead, tenant: here.tenant })
  return versions[0]?.version ?? 0
}

/** A message of the lead of the ordinary grid. */
async function oneMessage(ground: Ground): Promise<string> {
  await caseIn(ground, 'assigned')
  await ground.house.settle()
  const on = { as: ground.here.ordinaryLead, tenant: ground.here.tenant }
  return (await ground.house.ask('notifications.inbox', {}, on)).items[0].id
}

/** A group of the first micro grid. */
async function oneRobot({ house, here }: Ground): Promise<string> {
  const input = { gridId: here.micro[0], name: '微网格群', key: 'k'.repeat(36), groups: ['late' as const] }
  return (await house.run('notifications.setRobot', input, { as: here.lead, tenant: here.tenant })).robotId
}

const noticeIn = ({ house, here }: Ground) => ({
  title: '停水通知',
  text: '周三上午停水。',
  targets: [{ kind: 'grid' as const, id: here.micro[0] }],
  untilAt: new Date(house.clock.now().getTime() + 86_400_000).toISOString(),
})

/** A notice to the first micro grid. */
async function oneNotice(ground: Ground): Promise<{ noticeId: string }> {
  const { house, here } = ground
  return house.run('notifications.publishNotice', noticeIn(ground), { as: here.lead, tenant: here.tenant })
}
