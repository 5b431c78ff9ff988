import type { Ground } from '../fixture.ts'
import { aHousehold, EMPTY, fresh, householdRow, listed, type Probe, preview } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'people.myProxies': EMPTY,
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
  'people.absences': {
    input: async (ground) => {
      await anAbsence(ground)
      return { communityId: ground.here.communityId }
    },
    shows: listed('absences'),
  },
  'people.mySkills': EMPTY,
  'people.searchSkills': {
    input: async ({ house, here }) => {
      const input = { personId: here.member.personId, skills: ['first_aid' as const], agrees: true as const }
      await house.run('people.setSkills', input, { as: here.lead, tenant: here.tenant })
      return { communityId: here.communityId, skill: 'first_aid', nearGridId: here.micro[1] }
    },
    shows: listed('persons'),
  },
  'people.reserve': { input: ({ here }) => ({ communityId: here.communityId }) },
  'people.termsEnding': { input: ({ here }) => ({ communityId: here.communityId }) },
  'people.myAbsences': EMPTY,
  'people.deputies': {
    input: ({ house, here }) => ({ postId: here.member.grants[0].postId, ...daysFrom(house, 30) }),
    shows: listed('deputies'),
  },
  'people.corrections': {
    input: async (ground) => {
      await movedIn(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('corrections'),
  },
  'people.composition': { input: ({ here }) => ({ communityId: here.communityId }) },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
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
  'people.correctResident': {
    input: async (ground) => ({
      ...(await movedIn(ground)),
      correctionId: crypto.randomUUID(),
      change: { field: 'name', value: `改名${fresh()}` },
      sawVersion: 0,
      reason: 'told',
    }),
  },
  'people.verifyResidents': { input: async (ground) => ({ householdId: await aHousehold(ground) }) },
  'people.undoCorrection': {
    input: async (ground) => {
      const { house, here } = ground
      const { personId } = await movedIn(ground)
      const { corrections } = await house.ask(
        'people.corrections',
        { gridId: here.micro[0] },
        { as: here.lead, tenant: here.tenant },
      )
      return { correctionId: corrections.find((one) => one.personId === personId)?.id }
    },
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
  'people.setTerm': {
    input: ({ house, here }) => ({
      postId: here.liaison.grants[0].postId,
      personId: here.liaison.personId,
      until: daysFrom(house, 300).until,
    }),
  },
  'people.setSkills': {
    input: ({ here }) => ({ personId: here.member.personId, skills: ['first_aid'], agrees: true }),
  },
  'people.keepReserve': {
    input: ({ here }) => ({
      communityId: here.communityId,
      personId: here.liaison.personId,
      source: 'volunteer',
      state: 'in_training',
    }),
  },
  'people.appointReserve': {
    input: async (ground) => {
      const { house, here } = ground
      const on = { as: here.lead, tenant: here.tenant }
      const seat = { gridId: here.micro[0], role: 'floor_lead' as const, slot: 100 + fresh() }
      const { postId } = await house.run('people.createPost', seat, on)
      const { communityId } = here
      const { personId } = await house.run('people.registerPerson', { communityId, name: `后备${fresh()}` }, on)
      const input = { communityId, personId, source: 'volunteer', state: 'in_training' } as const
      await house.run('people.keepReserve', input, on)
      return { personId, postId }
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
  'people.stateAbsence': {
    input: async (ground) => {
      await endAbsences(ground)
      const { postId } = ground.here.member.grants[0]
      return {
        personId: ground.here.member.personId,
        reason: 'leave',
        ...daysFrom(ground.house, 30),
        posts: [{ postId }],
      }
    },
  },
  'people.endAbsence': { input: async (ground) => ({ absenceId: await anAbsence(ground) }) },
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

/** A day a month ahead, so that nobody is away while the others are tried. */
function daysFrom(house: Ground['house'], days: number) {
  const at = (n: number) => new Date(house.clock.now().getTime() + n * 86_400_000).toISOString()
  return { from: at(days), until: at(days + 1) }
}

/** The member of the first micro grid will be away for a day. */
async function anAbsence(ground: Ground): Promise<string> {
  await endAbsences(ground)
  const { house, here } = ground
  const { postId } = here.member.grants[0]
  const reason = 'leave' as const
  const input = { personId: here.member.personId, reason, ...daysFrom(house, 30), posts: [{ postId }] }
  return (await house.run('people.stateAbsence', input, { as: here.lead, tenant: here.tenant })).absenceId
}

/** Whoever was away can state it again. */
async function endAbsences({ house, here }: Ground): Promise<void> {
  await house.db.pool.query(
    'UPDATE absences SET ended_at = valid_from WHERE tenant_id = $1 AND person_id = $2 AND ended_at IS NULL',
    [here.tenant, here.member.personId],
  )
}

/** Somebody new, written down at the door by the lead. */
async function movedIn(ground: Ground): Promise<{ householdId: string; personId: string }> {
  const { house, here } = ground
  const householdId = await aHousehold(ground)
  const { personId } = await house.run(
    'people.registerResidence',
    { householdId, who: { by: 'name', name: `住户${fresh()}` }, reason: 'seen' },
    { as: here.lead, tenant: here.tenant },
  )
  return { householdId, personId }
}
