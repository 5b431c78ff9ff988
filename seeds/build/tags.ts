import type { Random } from '../random.ts'
import type { Tag } from '../sample.ts'

/** Where a volunteer member usually comes from, with rough shares; a person may have more than one tag. */
export const usualTags = (random: Random): Tag[] => {
  const main = random.weighted(MAIN_TAGS, ([, weight]) => weight)[0]
  const tags: Tag[] = [main]
  if (main === 'party_member' && random.chance(0.45)) tags.push('dual_registered_member')
  if (main === 'building_lead' && random.chance(0.3)) tags.push('party_member')
  if (main !== 'volunteer' && random.chance(0.3)) tags.push('volunteer')
  return tags
}

/** What one person in four can do for the neighbours. */
export const usualSkills = (random: Random): string[] =>
  random.chance(0.25) ? random.shuffle(SKILLS).slice(0, random.int(1, 2)) : []

const MAIN_TAGS: readonly (readonly [Tag, number])[] = [
  ['volunteer', 30],
  ['party_member', 24],
  ['building_lead', 20],
  ['veteran_or_army_family', 7],
  ['property_staff', 6],
  ['owners_committee', 5],
  ['merchant', 4],
  ['social_organization', 2],
  ['new_employment', 2],
]

const SKILLS = [
  '水电维修',
  '家电维修',
  '心理疏导',
  '法律咨询',
  '护理',
  '急救',
  '理发',
  '裁缝',
  '书法',
  '摄影',
  '手语',
  '英语',
  '课业辅导',
  '调解',
  '烹饪',
  '驾驶',
] as const
