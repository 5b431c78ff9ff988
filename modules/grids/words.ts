import { describeRule } from '../../platform/pure/access.ts'
import type { Language, Word, Words } from '../../platform/pure/words.ts'
import { ACCESS, type Act } from './access.ts'
import type { CODE_KINDS, DEDICATED_KINDS, ImportRun, KINDS, LEVELS } from './contract.ts'
import { HOMES_WORDS } from './homes/words.ts'
import { IMPORT_WORDS } from './import/words.ts'
import type { PRINT_FORMS, PrintRun } from './printing/contract.ts'

/** Words about flats, for faces and other modules. */
export {
  CORRECTION_REASON_WORDS,
  HOUSEHOLD_FIELD_WORDS,
  HOUSEHOLD_USE_WORDS,
  SOURCE_WORDS,
} from './homes/words.ts'

/** Levels of the tree. */
export const LEVEL_WORDS = {
  district: { zh: '区', en: 'District' },
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  main: { zh: '总网格', en: 'Main grid' },
  ordinary: { zh: '一般网格', en: 'Ordinary grid' },
  compound: { zh: '小区院落', en: 'Compound' },
  micro: { zh: '微网格', en: 'Micro grid' },
} as const satisfies Record<(typeof LEVELS)[number], Word>

/** Kinds of grids. */
export const KIND_WORDS = {
  residential: { zh: '居住网格', en: 'Residential' },
  dedicated: { zh: '专属网格', en: 'Dedicated' },
} as const satisfies Record<(typeof KINDS)[number], Word>

/** What a dedicated grid is for. */
export const DEDICATED_KIND_WORDS = {
  government: { zh: '党政机关', en: 'Government' },
  enterprise: { zh: '企事业单位', en: 'Enterprise or institution' },
  school: { zh: '学校', en: 'School' },
  hospital: { zh: '医院', en: 'Hospital' },
  office_building: { zh: '商务楼宇', en: 'Office building' },
  business_block: { zh: '商圈市场', en: 'Business block' },
  industrial_park: { zh: '产业园区', en: 'Industrial park' },
  construction_site: { zh: '工地', en: 'Construction site' },
  dormitory: { zh: '集体宿舍公寓', en: 'Dormitory' },
  transport_hub: { zh: '交通站场', en: 'Transport hub' },
  new_employment: { zh: '新就业群体', en: 'New forms of employment' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof DEDICATED_KINDS)[number], Word>

/** What a printed code stands for. */
export const CODE_KIND_WORDS = {
  grid_board: { zh: '网格公示牌', en: 'Grid board' },
  building: { zh: '楼栋', en: 'Building' },
  entrance: { zh: '单元', en: 'Entrance' },
  household: { zh: '住户', en: 'Household' },
  dedicated: { zh: '专属网格', en: 'Dedicated grid' },
  station: { zh: '站点', en: 'Station' },
} as const satisfies Record<(typeof CODE_KINDS)[number], Word>

/** How codes are printed. */
export const PRINT_FORM_WORDS = {
  poster: { zh: '海报（A4，每码一张）', en: 'Poster (A4, one each)' },
  sign: { zh: '门牌（A6，每张 A4 印四个）', en: 'Door sign (A6, four on A4)' },
  sticker: { zh: '贴纸（每张 A4 印 24 个）', en: 'Sticker (24 on A4)' },
} as const satisfies Record<(typeof PRINT_FORMS)[number], Word>

/** Where a file of codes stands. */
export const PRINT_STATE_WORDS = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '制作中', en: 'Being made' },
  done: { zh: '做好了', en: 'Ready' },
  failed: { zh: '没有做成', en: 'Failed' },
  expired: { zh: '已清除', en: 'Gone' },
} as const satisfies Record<PrintRun['state'], Word>

/** Where an import stands. */
export const IMPORT_STATE_WORDS = {
  previewed: { zh: '已预览，待执行', en: 'Previewed' },
  running: { zh: '正在导入', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '没有导入任何一行', en: 'Nothing could be imported' },
} as const satisfies Record<ImportRun['state'], Word>

const ROLE_WORDS: Words = {
  main_grid_lead: { zh: '总网格长', en: 'the main grid lead' },
  community_officer: { zh: '社区专干', en: 'a community officer' },
  ordinary_grid_lead: { zh: '一般网格长', en: 'an ordinary grid lead' },
  micro_grid_member: { zh: '微网格员', en: 'a micro grid member' },
  dedicated_grid_liaison: { zh: '专属网格员', en: 'a dedicated grid liaison' },
  building_lead: { zh: '楼栋长', en: 'a building lead' },
  desk_officer: { zh: '坐席', en: 'a desk officer' },
  subdistrict_officer: { zh: '街道工作人员', en: 'a subdistrict officer' },
  district_officer: { zh: '区级工作人员', en: 'a district officer' },
}

/** Who may do an act, in words: for the answer to somebody who may not. */
export function whoCan(act: Act, language: Language = 'zh'): string {
  const isZh = language === 'zh'
  return describeRule(ACCESS[act], (key) => ROLE_WORDS[key]?.[language] ?? key, {
    or: isZh ? '、' : ', ',
    butNot: isZh ? ',但不包括' : ', but not ',
    system: isZh ? '系统' : 'the system',
    anyone: isZh ? '任何人' : 'anyone',
  })
}

/** Why nothing can be printed, or a file was not made. */
export const PRINT_REASON_WORDS = {
  'print.nothing': {
    zh: '没有要印的码：这里的码要么已作废，要么都印过了。',
    en: 'No code to print: those here are revoked, or all were printed before.',
  },
  'print.too_many': {
    zh: '一次最多印 {most} 个码，请按网格或类别分几次。',
    en: 'At most {most|code|codes} in one file; please print by grid or kind.',
  },
  'print.too_long': {
    zh: '有地点名称太长，印不下。请改短后再印。',
    en: 'The name of a place is too long to print. Please shorten it first.',
  },
  'print.not_ready': { zh: '文件还没有做好，请稍候。', en: 'The file is not ready yet; please wait a little.' },
  'print.expired': {
    zh: '文件只保留七天，已经清除。请重新制作。',
    en: 'Files are kept for seven days; this one is gone. Please make it again.',
  },
  'print.broken': { zh: '文件没有做成，请再试一次。', en: 'The file could not be made; please try again.' },
} as const satisfies Words

/** The sentence for every refusal of this module, and for every fault of an import. */
export const WORDS = {
  'community.exists': {
    zh: '编码为 {code} 的社区已经设立。',
    en: 'A community with the code {code} has already been founded.',
  },
  'community.code_wrong': {
    zh: '{code} 不是社区的 12 位统计用区划代码。',
    en: '{code} is not the 12-digit statistical code of a community.',
  },
  'community.other_subdistrict': {
    zh: '社区编码的前九位必须是本街道的编码 {subdistrict}。',
    en: 'The first nine digits of the code must be those of this subdistrict, {subdistrict}.',
  },
  'community.no_subdistrict': {
    zh: '请先设立街道（编码后三位为 000），再设立它的社区。',
    en: 'Found the subdistrict first (code ending in 000), then its communities.',
  },

  'grid.wrong_parent': {
    zh: '上级不对：总网格设在街道下，一般网格和专属网格设在总网格下，小区院落设在一般网格下，微网格设在一般网格、专属网格或小区院落下。',
    en: 'Wrong parent: main grids hang under the subdistrict, ordinary and dedicated grids under a main grid, compounds under an ordinary grid, micro grids under an ordinary grid, a dedicated grid or a compound.',
  },
  'grid.dedicated_level': {
    zh: '专属网格与一般网格同级，不能设在其他层级。',
    en: 'A dedicated grid stands at the level of ordinary grids, at no other.',
  },
  'grid.dedicated_kind': {
    zh: '专属网格要写明对象类别，其他网格不写。',
    en: 'A dedicated grid says what it is for; other grids do not.',
  },
  'grid.other_community': { zh: '所选上级网格不属于这个社区。', en: 'The chosen parent belongs to another community.' },
  'grid.code_wrong': {
    zh: '编码 {code} 不符合这一层级在该上级之下的编码规则。',
    en: 'The code {code} does not fit this level under this parent.',
  },
  'grid.code_taken': {
    zh: '编码 {code} 正在使用或曾经使用过，编码不重复使用。',
    en: 'The code {code} is or was in use; codes are never given twice.',
  },
  'grid.codes_exhausted': { zh: '该上级之下的编码已经用完。', en: 'No code is left under this parent.' },
  'grid.overlaps_sibling': {
    zh: '范围与“{name}”重叠约 {squareMetres} 平方米，请调整边界。',
    en: 'The area overlaps “{name}” by about {squareMetres} m². Please adjust the border.',
  },
  'grid.outside_parent': {
    zh: '范围超出上级网格“{name}”约 {squareMetres} 平方米，请调整边界。',
    en: 'The area reaches out of “{name}” by about {squareMetres} m². Please adjust the border.',
  },
  'grid.child_outside': {
    zh: '调整后，下级网格“{name}”有一部分落在范围之外，请先调整下级。',
    en: 'The grid “{name}” below would lie partly outside. Please redraw it first.',
  },

  'grid.too_intricate': {
    zh: '边界太曲折，无法核对是否与其他网格重叠，请先简化。',
    en: 'The borders are too intricate to check for overlaps; please simplify them.',
  },

  'shape.empty': { zh: '范围是空的。', en: 'The shape is empty.' },
  'shape.too_few_positions': { zh: '边界至少要有三个角点。', en: 'A border needs at least three corners.' },
  'shape.not_closed': {
    zh: '边界没有闭合：最后一点要回到第一点。',
    en: 'The border is not closed: its last position must be the first.',
  },
  'shape.not_finite': { zh: '坐标不是数字。', en: 'A position is not a number.' },
  'shape.out_of_range': { zh: '坐标超出经纬度的取值范围。', en: 'A position lies outside the range of degrees.' },
  'shape.too_large': {
    zh: '范围比一个区还大，请检查坐标。',
    en: 'The shape is larger than a district; please check its positions.',
  },
  'shape.no_area': { zh: '边界没有围成面积。', en: 'The border encloses no area.' },
  'shape.self_intersection': {
    zh: '边界自己与自己相交（约在 {lng}， {lat}）。',
    en: 'The border meets itself (near {lng}, {lat}).',
  },
  'shape.hole_outside': { zh: '有一个洞不在外边界之内。', en: 'A hole lies outside its outer border.' },
  'shape.holes_overlap': { zh: '两个洞互相重叠。', en: 'Two holes overlap.' },
  'shape.parts_overlap': { zh: '同一范围的两块互相重叠。', en: 'Two parts of the shape overlap.' },
  'shape.too_many_corners': {
    zh: '边界有 {corners} 个角点，最多 {most} 个，请先简化。',
    en: 'The border has {corners|corner|corners}, {most} at most; please simplify it.',
  },

  'building.wrong_level': {
    zh: '楼栋只能划入一般网格、专属网格、小区院落或微网格。',
    en: 'A building belongs to an ordinary, dedicated, compound or micro grid.',
  },
  'building.other_community': { zh: '所选网格不属于这个社区。', en: 'The chosen grid belongs to another community.' },
  'building.name_taken': {
    zh: '那个社区已有同名小区的“{name}”。',
    en: 'That community already has “{name}” in a compound of the same name.',
  },
  'building.households_stay_behind': {
    zh: '楼栋划到另一个社区时，住户要一同划转。',
    en: 'When a building goes to another community, its households go with it.',
  },
  'household.wrong_level': {
    zh: '住户只能属于一个微网格或专属网格。',
    en: 'A household belongs to one micro grid or dedicated grid.',
  },
  'household.other_community': {
    zh: '所选网格在另一个社区，请划转整栋楼。',
    en: 'The chosen grid lies in another community; please move the whole building.',
  },

  'place_code.place_unclear': {
    zh: '这类码要写明对应的楼栋、单元或住户，且三者要对得上。',
    en: 'A code of this kind names its building, entrance or household, and these must fit together.',
  },
  'place_code.wrong_grid': {
    zh: '“{name}”现在不属于所选网格。',
    en: '“{name}” does not belong to the chosen grid now.',
  },
  'place_code.other_community': { zh: '所选网格不属于这个社区。', en: 'The chosen grid belongs to another community.' },
  'place_code.already_revoked': { zh: '这个码已经作废。', en: 'This code has already been revoked.' },
  'place_code.replaced_twice': {
    zh: '同一个旧码不能由两个新码代替。',
    en: 'One old code cannot be replaced by two new ones.',
  },

  ...PRINT_REASON_WORDS,
  'figures.period': { zh: '起止日期不对，最多看一年。', en: 'The dates are not right; at most a year at once.' },

  ...HOMES_WORDS,
  ...IMPORT_WORDS,
} as const satisfies Words
