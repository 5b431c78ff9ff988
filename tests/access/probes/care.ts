import { aRecipient, aResident } from '../../../modules/care/testing.ts'
import type { Ground } from '../fixture.ts'
import { aHousehold, listed, type Probe } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'care.recipients': {
    input: async (ground) => {
      await cared(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('recipients'),
  },
  'care.household': {
    input: async (ground) => ({ householdId: (await cared(ground)).householdId }),
    shows: listed('recipients'),
  },
  'care.reveal': {
    input: async (ground) => ({ recipientId: (await cared(ground)).recipientId, reason: '上门前看一看' }),
    shows: (answer) => ((answer as { reasons: string[] }).reasons.length > 0 ? 'sees' : 'empty'),
  },
  'care.figures': { input: () => ({}), shows: listed('communities') },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'care.register': {
    input: async (ground) => {
      const householdId = await aHousehold(ground)
      return {
        recipientId: crypto.randomUUID(),
        personId: await aResident(ground, householdId),
        householdId,
        grade: 'blue',
        reasons: ['empty_nest'],
        basis: 'consent',
        basisOn: '2026-11-01',
      }
    },
  },
  'care.changeGrade': { input: async (ground) => ({ ...(await seen(ground)), grade: 'blue', why: '情况好转' }) },
  'care.changeRhythm': { input: async (ground) => ({ ...(await seen(ground)), everyDays: 5, why: '刚出院' }) },
  'care.changeFacts': { input: async (ground) => ({ ...(await seen(ground)), reasons: ['over_80'], contact: null }) },
  'care.review': { input: (ground) => seen(ground) },
  'care.end': { input: async (ground) => ({ ...(await seen(ground)), reason: 'moved' }) },
  'care.logContact': {
    input: async (ground) => ({
      contactId: crypto.randomUUID(),
      householdId: await aHousehold(ground),
      way: 'phone',
      result: 'spoke',
      at: ground.house.clock.now().toISOString(),
    }),
  },
}

/** Somebody new who is cared for in the first micro grid. */
async function cared(ground: Ground): Promise<{ recipientId: string; householdId: string }> {
  const householdId = await aHousehold(ground)
  return { ...(await aRecipient(ground, householdId)), householdId }
}

async function seen(ground: Ground): Promise<{ recipientId: string; sawVersion: number }> {
  return { recipientId: (await cared(ground)).recipientId, sawVersion: 1 }
}
