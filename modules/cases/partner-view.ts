import { visibleTo } from '../../platform/access.ts'
import type { Context } from '../../platform/context.ts'
import { filesOf } from '../../platform/files.ts'
import { NotFound } from '../../platform/pure/refusals.ts'
import { treeOf } from '../grids/index.ts'
import { namesOf, phoneOf, postsOf, publicContacts } from '../people/index.ts'
import { maskPhone } from '../people/rules.ts'
import type { PartnerView, State, TransferView } from './contract.ts'
import { canStep, overBecause } from './rules/transfers.ts'
import { getLine } from './store/lists.ts'
import { type CaseRow, getCase, type LoadedCase } from './store/load.ts'
import { notesOf } from './store/notes.ts'
import { findTransfer, type TransferRow } from './transfers.ts'

type Notes = Awaited<ReturnType<typeof notesOf>>

const PARTNER_VERBS = ['takeTransfer', 'askTransfer', 'finishTransfer', 'declineTransfer'] as const
/** A link reads its case as the house does, and shows of it what the partner is given below. */
export const HOUSE = visibleTo({ kind: 'system', name: 'partner' })

/** The transfer of the link that acts. @throws NotFound for everybody else */
export async function transferOfActor(ctx: Context): Promise<TransferRow> {
  const { actor } = ctx
  if (actor.kind !== 'partner') throw new NotFound('transfer')
  const found = await findTransfer(ctx.sql, ctx.tenant, actor.transferId, Buffer.from(actor.bearerHash, 'hex'))
  if (!found) throw new NotFound('transfer')
  return found
}

/** What the link that acts opens: the task and its thread while it is the partner's, and always whom to call. */
export async function partnerView(ctx: Context): Promise<PartnerView> {
  const one = await transferOfActor(ctx)
  const loaded = await getCase(ctx.sql, ctx.tenant, one.case_id, HOUSE)
  const { row } = loaded
  const over = overBecause({ state: one.state, linkUntil: one.link_until }, row.state as State, ctx.now)
  return {
    transferId: one.id,
    organizationName: one.organization_name,
    over,
    call: await whomToCall(ctx, row),
    work: over === null ? await workOf(ctx, one, loaded) : null,
  }
}

/** The case whose file a partner may see by what was shared with his link; undefined when it was not. */
export async function caseOfSharedFile(ctx: Context, fileId: string): Promise<string | undefined> {
  if (ctx.actor.kind !== 'partner') return undefined
  const one = await transferOfActor(ctx)
  const { row } = await getCase(ctx.sql, ctx.tenant, one.case_id, HOUSE)
  const over = overBecause({ state: one.state, linkUntil: one.link_until }, row.state as State, ctx.now)
  return over === null && one.shared_file_ids.includes(fileId) ? one.case_id : undefined
}

/** Whether the link that acts still opens this transfer: for the photos that were given with its answer. */
export async function opensTransfer(ctx: Context, transferId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'partner' || ctx.actor.transferId !== transferId) return false
  return (await partnerView(ctx)).work !== null
}

/** A transfer as staff see it. */
export function transferView(
  ctx: Context,
  one: TransferRow,
  notes: Notes,
  files: readonly { id: string; ownerId: string }[],
): TransferView {
  return {
    id: one.id,
    organizationName: one.organization_name,
    contactName: one.contact_name,
    phoneMasked: one.phone_sealed ? maskPhone(ctx.keys.open(one.phone_sealed)) : null,
    state: one.state,
    sentAt: one.sent_at.toISOString(),
    receiveBy: one.receive_by.toISOString(),
    takenAt: one.taken_at?.toISOString() ?? null,
    dueAt: one.due_at.toISOString(),
    isProvisional: one.is_provisional,
    replyBy: one.reply_by?.toISOString() ?? null,
    endedAt: one.ended_at?.toISOString() ?? null,
    declineReason: one.decline_reason,
    linkUntil: one.link_until.toISOString(),
    sharesContact: one.shared_party_id !== null,
    sharedPhotos: one.shared_file_ids.length,
    thread: threadOf(one, notes),
    fileIds: files.filter((file) => file.ownerId === one.id).map((file) => file.id),
  }
}

async function workOf(ctx: Context, one: TransferRow, { row, parties }: LoadedCase): Promise<PartnerView['work']> {
  const line = await getLine(ctx.sql, ctx.tenant, row.id)
  const thread = threadOf(one, await notesOf(ctx.sql, ctx.tenant, row.id))
  return {
    state: one.state,
    task: thread[0]?.text ?? '',
    placeName: row.place_name,
    categoryZh: line.name_zh,
    categoryEn: line.name_en,
    receiveBy: one.receive_by.toISOString(),
    takenAt: one.taken_at?.toISOString() ?? null,
    dueAt: one.due_at.toISOString(),
    isProvisional: one.is_provisional,
    thread: thread.slice(1),
    sharedFileIds: one.shared_file_ids,
    fileIds: (await filesOf(ctx, [one.id])).map((file) => file.id),
    contact: await contactOf(ctx, one, parties),
    can: PARTNER_VERBS.filter((verb) => canStep(verb, one.state)),
  }
}

/** The reporter's name and number, where our owner shared them. */
async function contactOf(ctx: Context, one: TransferRow, parties: LoadedCase['parties']) {
  const personId = parties.find((party) => party.partyId === one.shared_party_id)?.personId
  if (!personId) return null
  return {
    name: (await namesOf(ctx, [personId])).get(personId)?.name ?? null,
    phone: await phoneOf(ctx, personId),
  }
}

/** Who is in charge on our side, with a number that its owner agreed to show, or another of the community's. */
async function whomToCall(ctx: Context, row: CaseRow): Promise<PartnerView['call']> {
  const owner = row.owner_post_id ? (await postsOf(ctx, [row.owner_post_id])).get(row.owner_post_id) : undefined
  const contacts = await publicContacts(ctx, row.grid_id)
  const holder = owner?.holders[0]?.name
  const reachable =
    contacts.find((contact) => contact.name === holder && contact.phone !== null) ??
    contacts.findLast((contact) => contact.phone !== null)
  return {
    communityName: (await treeOf(ctx)).communityOf(row.grid_id).name,
    role: reachable?.role ?? owner?.role ?? null,
    name: reachable?.name ?? holder ?? null,
    phone: reachable?.phone ?? null,
  }
}

/** The words between us and the partner, the task first. */
function threadOf(one: TransferRow, notes: Notes): TransferView['thread'] {
  return notes
    .filter((note) => note.transfer_id === one.id)
    .sort((a, b) => Number(b.id === one.task_note_id) - Number(a.id === one.task_note_id))
    .map((note) => ({
      id: note.id,
      at: note.at.toISOString(),
      by: note.by_person_id === null && note.id !== one.task_note_id ? ('them' as const) : ('us' as const),
      text: note.text,
    }))
}
