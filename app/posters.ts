import { posterInput } from '../modules/grids/index.ts'
import { doorSignPdf, type PosterContact, type PosterInput, posterPdf } from '../modules/grids/poster.ts'
import type { Brand } from '../modules/grids/poster-parts.ts'
import { servicesOf } from '../modules/intake/index.ts'
import type { Service } from '../modules/intake/services/contract.ts'
import { publicContacts } from '../modules/people/index.ts'
import { ROLE_WORDS } from '../modules/people/words.ts'
import type { ServerActor } from '../platform/access.ts'
import { readContext } from '../platform/context.ts'
import type { Ground, House } from '../platform/house.ts'
import { localDate } from '../platform/pure/time.ts'

/** The printed sheet of a place code, for staff in sight of it. */
export async function printPoster(
  house: House,
  actorFor: (ground: Ground) => Promise<ServerActor>,
  what: { tenant: number; codeId: string; form: 'poster' | 'sign'; publicUrl: string },
): Promise<Uint8Array> {
  const now = house.clock.now()
  const place = await house.db.snapshot(async (sql) => {
    const ground = { sql, db: house.db, keys: house.keys, tenant: what.tenant, now }
    const ctx = readContext({ ...ground, actor: await actorFor(ground) })
    const found = await posterInput(ctx, what.codeId)
    const services = await servicesOf(ctx, found.communityId)
    return { ...found, services, contacts: await publicContacts(ctx, found.gridId) }
  })
  const input: PosterInput = {
    brand: brandOf(place.services),
    communityName: place.communityName,
    place: { code: place.code, url: `${what.publicUrl}/c/${place.code}`, placeName: place.placeName },
    contacts: contactsOnPaper(place.contacts),
    servicePhone: null,
    printedOn: localDate(now),
  }
  return (what.form === 'poster' ? await posterPdf(input) : await doorSignPdf(input)).pdf
}

/** The sheet has room for three. */
const MOST_CONTACTS = 3

/** Those who consented to be named in public, as many as the sheet has room for. */
export function contactsOnPaper(contacts: Awaited<ReturnType<typeof publicContacts>>): readonly PosterContact[] {
  return contacts
    .slice(0, MOST_CONTACTS)
    .map((one) => ({ role: ROLE_WORDS[one.role].zh, name: one.name, phone: one.phone, consented: true }))
}

/** What stands in large type: the community's own name of reporting. */
export function brandOf(services: readonly Service[]): Brand {
  return { name: services.find((one) => one.key === 'report')?.nameZh ?? '', slogan: '扫一扫，说一声，件件有回音' }
}
