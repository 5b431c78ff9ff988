import { FORBIDDEN_TITLES, findForbidden } from '../../grids/rules.ts'
import { ROLES, type Role, TAGS } from '../contract.ts'
import { isMobile, mayStandIn, normalisePhone } from '../rules.ts'
import { COLUMN_WORDS, ROLE_WORDS, TAG_WORDS } from '../words.ts'

/**
 * The sheet of members, checked without any database: what each row asks for, and what is wrong with it in plain words. Pure.
 */
type Tag = (typeof TAGS)[number]
type Column = keyof typeof COLUMN_WORDS
const COLUMNS = ['name', 'phone', 'role', 'gridCode', 'tags', 'isContactPublic'] as const satisfies readonly Column[]
const LONGEST_NAME = 60
/** Words that sheets in use have for the same thing. */
const ROLE_ALIASES: ReadonlyMap<string, Role> = new Map([
  ['网格员', 'micro_grid_member'],
  ['专干', 'community_officer'],
  ['调度', 'desk_officer'],
  ['专属网格联络员', 'dedicated_grid_liaison'],
])
const TAG_ALIASES: ReadonlyMap<string, Tag> = new Map([
  ['双报到', 'dual_registered_member'],
  ['退役军人', 'veteran_or_army_family'],
  ['军属', 'veteran_or_army_family'],
  ['物业', 'property_staff'],
  ['业委会', 'owners_committee'],
])

/** Titles looked for in the first row. The last ones must not be there: what stands under them is refused (domain.md §7.2, D4). */
export const TITLES = [...COLUMNS.map((column) => COLUMN_WORDS[column].zh), ...FORBIDDEN_TITLES] as const
export type Title = (typeof TITLES)[number]
/** Titles without which nothing can be read. */
export const NEEDED_TITLES: readonly Title[] = [COLUMN_WORDS.name.zh, COLUMN_WORDS.phone.zh]

/** A row of a sheet as people count it, with the text under each title; '' where nothing stands. */
export type SheetRow = { readonly row: number; readonly cells: Readonly<Record<Title, string>> }
/** A fault of a row, which is then left out. No names or numbers of people stand in `facts`. */
export type RowFault = {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly facts: Record<string, string | number>
}
/** What a good row asks for. `isContactPublic` null: as it is on file. */
export type MemberRow = {
  readonly row: number
  readonly name: string
  readonly phone: string
  readonly role: Role | null
  readonly gridId: string | null
  readonly tags: readonly Tag[]
  readonly isContactPublic: boolean | null
}
/** A grid as the check needs it; `isMine`: whether whoever imports may fill posts there. */
export type SheetGrid = Parameters<typeof mayStandIn>[1] & { readonly id: string; readonly isMine: boolean }

type Complain = (column: Column, code: string, facts?: RowFault['facts']) => void

/**
 * Checks the rows below the heading. A person may stand in several rows (several posts) under one name and number.
 * @param gridOf the grid of a code in this community
 */
export function checkRows(
  rows: readonly SheetRow[],
  gridOf: (code: string) => SheetGrid | undefined,
): { members: MemberRow[]; faults: RowFault[] } {
  const members: MemberRow[] = []
  const faults: RowFault[] = []
  const firstOf = new Map<string, MemberRow>()
  const seen = new Map<string, number>()
  for (const sheetRow of rows) {
    const { member, faults: found } = readRow(sheetRow, gridOf)
    faults.push(...found)
    if (!member) continue
    const first = firstOf.get(member.phone)
    const key = `${member.phone} ${member.role} ${member.gridId}`
    const twin = seen.get(key)
    if (first && first.name !== member.name)
      faults.push(fault(member.row, 'phone', 'members.phone_of_another', { row: first.row }))
    else if (twin !== undefined) faults.push(fault(member.row, 'phone', 'members.row_twice', { row: twin }))
    else {
      members.push(member)
      seen.set(key, member.row)
      if (!first) firstOf.set(member.phone, member)
    }
  }
  return { members, faults }
}

function readRow(
  { row, cells }: SheetRow,
  gridOf: (code: string) => SheetGrid | undefined,
): { member?: MemberRow; faults: RowFault[] } {
  const faults: RowFault[] = []
  const wrong: Complain = (column, code, facts = {}) => {
    faults.push(fault(row, column, code, facts))
  }
  for (const title of FORBIDDEN_TITLES)
    if (cells[title] !== '') faults.push({ row, column: title, code: 'members.forbidden_column', facts: {} })
  const cell = (column: Column) => tidy(cells[COLUMN_WORDS[column].zh])
  for (const column of COLUMNS) {
    const word = findForbidden(cell(column))
    if (word !== undefined) wrong(column, 'members.forbidden_word', { word })
  }
  const name = cells[COLUMN_WORDS.name.zh].normalize('NFC').replace(/\s+/g, ' ').trim()
  if (name === '') wrong('name', 'members.name_missing')
  if (Array.from(name).length > LONGEST_NAME) wrong('name', 'members.name_too_long', { most: LONGEST_NAME })
  const phone = normalisePhone(cell('phone'))
  if (!isMobile(phone)) wrong('phone', 'members.phone_wrong')
  const { role, gridId } = readPost(cell('role'), cell('gridCode'), gridOf, wrong)
  const tags = readTags(cell('tags'), wrong)
  const isContactPublic = readYesNo(cell('isContactPublic'), wrong)
  return faults.length > 0 ? { faults } : { faults, member: { row, name, phone, role, gridId, tags, isContactPublic } }
}

function readPost(
  roleText: string,
  gridCode: string,
  gridOf: (code: string) => SheetGrid | undefined,
  wrong: Complain,
): { role: Role | null; gridId: string | null } {
  if (roleText === '' && gridCode === '') return { role: null, gridId: null }
  if (roleText === '') wrong('role', 'members.grid_without_role')
  if (gridCode === '') wrong('gridCode', 'members.role_without_grid')
  const role = ROLES.find((one) => says(ROLE_WORDS[one], roleText)) ?? ROLE_ALIASES.get(roleText) ?? null
  const value = roleText.slice(0, 40)
  if (role === null && roleText !== '') wrong('role', 'members.role_unknown', { value })
  const grid = gridCode === '' ? undefined : gridOf(gridCode)
  if (gridCode !== '' && !grid) wrong('gridCode', 'members.grid_unknown', { value: gridCode.slice(0, 40) })
  else if (grid && !grid.isMine) wrong('gridCode', 'members.grid_not_yours', { value: gridCode })
  else if (grid && role !== null && !mayStandIn(role, grid)) wrong('role', 'members.role_not_here', { value })
  return { role, gridId: grid?.id ?? null }
}

function readTags(text: string, wrong: Complain): Tag[] {
  const pieces = text.split(/[、,;/|]+/).map((piece) => piece.trim())
  const words = pieces
    .flatMap((piece) => (tagOf(piece) === undefined ? piece.split(' ') : [piece]))
    .filter((word) => word !== '')
  const tags = words.flatMap((word) => {
    const tag = tagOf(word)
    if (tag === undefined && findForbidden(word) === undefined)
      wrong('tags', 'members.tag_unknown', { value: word.slice(0, 40) })
    return tag ?? []
  })
  return [...new Set(tags)]
}

function tagOf(word: string): Tag | undefined {
  return TAGS.find((one) => says(TAG_WORDS[one], word)) ?? TAG_ALIASES.get(word)
}

function readYesNo(text: string, wrong: Complain): boolean | null {
  if (text === '') return null
  if (/^(?:是|公开|同意|yes|y|true|1)$/i.test(text)) return true
  if (/^(?:否|不公开|不同意|no|n|false|0)$/i.test(text)) return false
  wrong('isContactPublic', 'members.public_unclear')
  return null
}

function says(word: { zh: string; en: string }, text: string): boolean {
  return word.zh === text || word.en.toLowerCase() === text.toLowerCase()
}

function fault(row: number, column: Column, code: string, facts: RowFault['facts']): RowFault {
  return { row, column: COLUMN_WORDS[column].zh, code, facts }
}

/** Full-width letters and digits become plain, spaces at the ends and line breaks go. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
