import type { Queries } from '../../../modules/api.ts'
import { sayPlace } from '../../../modules/grids/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { shelf } from '../../kit/draft.ts'
import type { Me } from '../../kit/session.ts'
import { shelfOf } from '../me.ts'
import { hasContent, readDraft } from '../report/report-draft.ts'
import { go } from '../route.ts'

const NOWHERE = { compound: null, building: null }

/** A report for who lives here: the place is filled in; one that was begun already is not written over. */
export async function startReport(
  me: Me,
  { household, gridName }: Pick<OutputOf<Queries['grids.household']>, 'household' | 'gridName'>,
): Promise<void> {
  const key = `${shelfOf(me)}/report`
  const begun = readDraft(await shelf.load(key))
  if (!hasContent(begun))
    await shelf.save(key, {
      ...begun,
      by: 'house',
      gridId: household.gridId,
      gridName,
      buildingId: household.buildingId,
      buildingName: household.buildingName,
      entranceName: household.entranceName,
      householdId: household.id,
      householdName: sayPlace({ ...NOWHERE, entrance: household.entranceName, room: household.room }),
      who: 'resident',
      channel: 'visit',
    })
  go('report')
}
