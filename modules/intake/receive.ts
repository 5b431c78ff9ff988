import { randomBytes } from 'node:crypto'
import type { Context, WriteContext } from '../../platform/context.ts'
import { directoryKey, enterDirectory } from '../../platform/directory.ts'
import { attachFiles } from '../../platform/files.ts'
import { commit } from '../../platform/keys.ts'
import { openCase } from '../cases/index.ts'
import { treeOf } from '../grids/index.ts'
import { type Post, postsOf } from '../people/index.ts'
import { passesBy, takeUpAbove } from './complaint.ts'
import type { Place } from './contract.ts'
import type { ResolvedPlace } from './place.ts'
import { insertReport } from './store.ts'
import { trackingCodeOf } from './tracking.ts'

/** A report on its way in, whoever brings it. */
export type Incoming = {
  channel: string
  text: string
  place: ResolvedPlace
  locatedBy: Place['by']
  categoryCode: string | null
  nature: string
  reporterId: string | null
  typedById: string | null
  /** A member on the ground who types for a resident waits for the answer with him; a desk does not. */
  typedAs: 'member' | 'opener'
  onBehalfId: string | null
  /** The grid member who reports what he saw himself. */
  memberId: string | null
  fileIds: readonly string[]
  /** The post whose holders are complained of. */
  aboutPostId: string | null
}

/** The owner as the act itself saw him: the receipt of a first call need not look him up. */
const owners = new WeakMap<Received, Post>()

/** What a receipt is made of, now and whenever the same command is sent again. */
export type Received = {
  reportId: string
  caseId: string
  number: string
  gridId: string
  ownerPostId: string
  triageBy: string
  hasCode: boolean
}

/**
 * Takes a report in, in one transaction: the words are kept as they are, the case is opened and owned, whoever waits for the
 * answer is a party, and one without an account gets a private tracking code.
 */
export async function receive(ctx: WriteContext, one: Incoming): Promise<Received> {
  const above = passesBy(one.categoryCode) ? await takeUpAbove(ctx, one.place.gridId, one.aboutPostId) : undefined
  const place = above ? { ...one.place, gridId: above.gridId, versionId: above.versionId } : one.place
  const reportId = ctx.newId()
  // The code opens the report without an account, also for a named reporter: it is all that a paper slip can carry.
  const hasCode = one.memberId === null
  const trackingHash = hasCode ? directoryKey(ctx.keys, 'tracking', trackingCodeOf(ctx.keys, reportId)) : null
  const parties = [
    ...(one.reporterId || (hasCode && !one.onBehalfId)
      ? [{ partyId: ctx.newId(), personId: one.reporterId, bearerHash: trackingHash, as: 'reporter' as const }]
      : []),
    ...(one.onBehalfId
      ? [
          {
            partyId: ctx.newId(),
            personId: one.onBehalfId,
            bearerHash: one.reporterId ? null : trackingHash,
            as: 'on_behalf' as const,
          },
        ]
      : []),
    ...(one.memberId
      ? [{ partyId: ctx.newId(), personId: one.memberId, bearerHash: null, as: 'member' as const }]
      : []),
    ...(one.typedById ? [{ partyId: ctx.newId(), personId: one.typedById, bearerHash: null, as: one.typedAs }] : []),
  ]
  const opened = await openCase(ctx, {
    place,
    channel: one.channel,
    text: one.text,
    categoryCode: one.categoryCode,
    nature: one.nature,
    parties,
    ...above,
  })
  await keepReport(ctx, { ...one, place, reportId, caseId: opened.caseId, trackingHash })
  const received = {
    reportId,
    caseId: opened.caseId,
    number: opened.number,
    gridId: place.gridId,
    ownerPostId: opened.owner.id,
    triageBy: opened.triageBy.toISOString(),
    hasCode,
  }
  owners.set(received, opened.owner)
  return received
}

/** Keeps the words of a report as they are, with its photos and the way its code leads to the case. */
export async function keepReport(
  ctx: WriteContext,
  one: Omit<Incoming, 'categoryCode' | 'nature' | 'typedAs' | 'aboutPostId'> & {
    reportId: string
    caseId: string
    trackingHash: Buffer | null
  },
): Promise<void> {
  const { place, reportId, caseId, trackingHash } = one
  const salt = randomBytes(16)
  await insertReport(ctx.sql, ctx.tenant, {
    id: reportId,
    caseId,
    channel: one.channel,
    text: one.text,
    textSalt: salt,
    placeCodeId: place.codeId,
    placeName: place.name,
    lng: place.lng,
    lat: place.lat,
    accuracyMetres: place.accuracyMetres,
    locatedBy: one.locatedBy,
    reporterPersonId: one.reporterId ?? one.memberId,
    typedByPersonId: one.typedById,
    onBehalfPersonId: one.onBehalfId,
    trackingHash,
    madeAt: ctx.madeAt,
    receivedAt: ctx.now,
  })
  if (trackingHash)
    await enterDirectory(ctx.sql, ctx.tenant, 'tracking', [{ keyHash: trackingHash, subjectId: caseId }])
  await attachFiles(ctx, one.fileIds, 'report', reportId)
  const { chainId } = (await treeOf(ctx)).communityOf(place.gridId)
  ctx.announce(
    'report.received',
    { type: 'report', id: reportId, gridId: place.gridId, chainId },
    {
      case: caseId,
      channel: one.channel,
      locatedBy: one.locatedBy,
      anonymous: one.reporterId === null && one.memberId === null,
      photos: one.fileIds.length,
      text_seal: commit(salt, one.text),
    },
  )
}

/** Who owns the case of a report that was taken in; as he is today when the same command is sent again. */
export async function ownerOf(ctx: Context, received: Received): Promise<Post | undefined> {
  return owners.get(received) ?? (await postsOf(ctx, [received.ownerPostId])).get(received.ownerPostId)
}
