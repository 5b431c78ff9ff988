import { shelf } from '../../kit/draft.ts'
import { type Me, signOut } from '../../kit/session.ts'

/** Where a person's unsent texts lie on this device. */
export const shelfOf = (me: Me) => `console/${me.accountId}`

/** Signs out; the next person at this computer finds none of the former's unsent texts. */
export async function leave(me: Me): Promise<void> {
  await signOut()
  await shelf.clear(shelfOf(me))
}
