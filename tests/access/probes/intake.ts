import type { Service } from '../../../modules/intake/services/contract.ts'
import { STARTING_SERVICES } from '../../../modules/intake/services/store.ts'
import { caseIn, type Ground } from '../fixture.ts'
import { EMPTY, listed, type Probe } from './shared.ts'
import { anAsk } from './tasks.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
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
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'intake.saveKnownAnswer': {
    input: ({ here }) => ({ ...KNOWN_ANSWER, answerId: crypto.randomUUID(), gridId: here.mainGridId }),
  },
  'intake.removeKnownAnswer': { input: async (ground) => ({ answerId: await oneAnswer(ground) }) },
  'intake.rateKnownAnswer': { input: async (ground) => ({ answerId: await oneAnswer(ground), hasHelped: true }) },
  'intake.arrangeServices': {
    input: ({ here }) => ({ communityId: here.communityId, services: STARTING_SERVICES.map(onlyReport) }),
  },
  'intake.addFiles': {
    input: async ({ house, here }) => {
      const place = { by: 'building', buildingId: here.buildingId } as const
      const input = { channel: 'member', text: '围墙裂了', place } as const
      const { caseId } = await house.run('intake.receiveReport', input, { as: here.member, tenant: here.tenant })
      return { caseId, fileIds: [crypto.randomUUID()] }
    },
  },
  'intake.receiveReport': {
    input: ({ here }) => ({ channel: 'qr', text: '路灯不亮', place: { by: 'code', code: here.code } }),
  },
  'intake.reportAsk': { input: async (ground) => ({ askId: await anAsk(ground), text: '登记的门牌不对，请更正' }) },
  'intake.transcribe': {
    input: async (ground) => {
      const { caseId } = await caseIn(ground, 'reported')
      return { caseId, fileId: await voiceOf(ground, caseId), text: '三楼的灯坏了。' }
    },
  },
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

const onlyReport = (one: Service) => ({ ...one, isOpen: one.key === 'report' })

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
