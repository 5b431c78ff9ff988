import type { Ground } from '../fixture.ts'
import { EMPTY, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'admin.myData': EMPTY,
  'admin.dataRequest': { input: async (ground) => ({ caseId: await oneRequest(ground, 'correct') }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'admin.requestData': { input: ({ here }) => ({ kind: 'correct', code: here.code, text: '名字写错了。' }) },
  'admin.correctData': { input: async (ground) => ({ caseId: await oneRequest(ground, 'correct'), name: '王五' }) },
  'admin.eraseData': { input: async (ground) => ({ caseId: await oneRequest(ground, 'erase') }) },
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
