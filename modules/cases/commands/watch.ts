import { ContactReporter, RespondToSupervision, SplitCase, SuperviseCase, UrgeCase } from '../contract.ts'
import { isParty } from '../facts.ts'
import { openCase } from '../open.ts'
import { saveUrged } from '../store/parties.ts'
import { type Acting, actingPerson, keepNote, verbCommand } from './act.ts'
import { maybeNote } from './pauses.ts'

/** Pushing and watching: urge, supervise and its answer; the first word to the resident; parts of a case. */

export const urge = verbCommand(UrgeCase, 'urge', async (acting, input) => {
  const { ctx, loaded, event } = acting
  const mine = loaded.parties.filter((party) => isParty(ctx.actor, party))
  const urged = mine.flatMap((party) => party.urgedAt ?? [])
  return {
    facts: {
      isParty: mine.length > 0,
      lastUrgedAt: urged.length === 0 ? null : new Date(Math.max(...urged.map(Number))),
    },
    after: async ({ changes }) => {
      if (mine.length > 0)
        await saveUrged(
          ctx.sql,
          ctx.tenant,
          loaded.row.id,
          mine.map((party) => party.partyId),
          ctx.now,
        )
      ctx.announce('case.urged', event, {
        by: mine.length > 0 ? 'reporter' : 'staff',
        count: changes.urgeCount ?? 0,
        note_seal: await maybeNote(acting, input.note, true),
      })
    },
  }
})

export const supervise = verbCommand(SuperviseCase, 'supervise', async (acting, input) => ({
  facts: { limit: { value: input.days, unit: 'wd' as const } },
  after: async ({ clocks }) => {
    const { note_seal } = await keepNote(acting, 'reason', input.note, false)
    const by = clocks.find((clock) => clock.kind === 'supervise')?.dueAt ?? acting.ctx.now
    acting.ctx.announce('case.supervised', acting.event, { by: by.toISOString(), automatic: false, note_seal })
  },
}))

export const respond = verbCommand(RespondToSupervision, 'respond', async (acting, input) => ({
  facts: {},
  after: async () => {
    const { note_seal } = await keepNote(acting, 'progress', input.note, false)
    acting.ctx.announce('case.supervision_answered', acting.event, { note_seal })
  },
}))

export const contact = verbCommand(ContactReporter, 'contact', async (acting, input) => ({
  facts: {},
  after: async () => {
    acting.ctx.announce('case.contacted', acting.event, {
      way: input.way,
      reached: input.isReached,
      note_seal: await maybeNote(acting, input.note),
    })
  },
}))

export const split = verbCommand(SplitCase, 'split', async (acting, input) => ({
  facts: {},
  writesBeside: true,
  after: async () => {
    for (const part of input.parts) {
      const { caseId } = await openPart(acting, part)
      acting.ctx.announce('case.split', acting.event, { child: caseId })
    }
  },
}))

/** A part stands at the same place; the reporter sees one case, so nobody outside is a party of its parts. */
async function openPart({ ctx, loaded: { row } }: Acting, part: { text: string; categoryCode?: string }) {
  const personId = actingPerson(ctx.actor)
  return openCase(ctx, {
    place: {
      gridId: row.grid_id,
      versionId: row.grid_version_id,
      buildingId: row.building_id,
      householdId: row.household_id,
      name: row.place_name,
      lng: row.lng,
      lat: row.lat,
    },
    channel: row.channel,
    text: part.text,
    categoryCode: part.categoryCode ?? row.category_code,
    nature: row.nature,
    parties: personId === null ? [] : [{ partyId: ctx.newId(), personId, bearerHash: null, as: 'opener' }],
    parentId: row.id,
  })
}
