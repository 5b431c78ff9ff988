import type { Role, SampleAccount } from '../sample.ts'
import type { Roster } from './roster.ts'

/** Last part of the log-in for the first holder of each kind of post. */
const LOGINS: readonly (readonly [string, Role, 'subdistrict' | 'main' | 'other'])[] = [
  ['lead', 'main_grid_lead', 'main'],
  ['desk', 'desk_officer', 'main'],
  ['officer', 'community_officer', 'main'],
  ['grid', 'ordinary_grid_lead', 'other'],
  ['committee', 'committee_member', 'other'],
  ['member', 'micro_grid_member', 'other'],
  ['liaison', 'dedicated_grid_liaison', 'other'],
  ['building', 'building_lead', 'other'],
  ['floor', 'floor_lead', 'other'],
  ['area', 'area_lead', 'main'],
  ['street', 'subdistrict_officer', 'subdistrict'],
  ['streetdesk', 'desk_officer', 'subdistrict'],
]

/** One person for each kind of work to log in as: 'shida.desk'. A person who comes twice keeps the first log-in. */
export const chooseAccounts = (communityKey: string, roster: Roster): SampleAccount[] => {
  const accounts: SampleAccount[] = []
  for (const [suffix, role, level] of LOGINS) {
    const post = roster.posts.find(
      (candidate) => candidate.role === role && (level === 'other' || candidate.gridKey === `${communityKey}/${level}`),
    )
    const holder = roster.holders.find(({ postKey, as }) => postKey === post?.key && as === 'holder')
    if (!holder || accounts.some(({ personKey }) => personKey === holder.personKey)) continue
    accounts.push({ personKey: holder.personKey, login: `${communityKey}.${suffix}` })
  }
  return accounts
}
