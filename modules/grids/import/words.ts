import type { Words } from '../../../platform/pure/words.ts'

/** Sentences of imports: refusals of a whole file, faults of a row (it is left out), and warnings (`import_note`, it is taken all the same). */
export const IMPORT_WORDS = {
  'import.too_large': {
    zh: '文件太大：最多 {most} MB（解压后最多 {mostUnpacked} MB）。请分成几份。',
    en: 'The file is too large: {most} MB at most ({mostUnpacked} MB unpacked). Please split it.',
  },
  'import.too_many_rows': {
    zh: '行数太多，一次最多 {most} 行，请分成几份。',
    en: 'Too many rows: {most} at a time. Please split the file.',
  },
  'import.no_rows': { zh: '文件里没有可导入的内容。', en: 'The file holds nothing to import.' },
  'import.not_a_workbook': {
    zh: '这不是 .xlsx 表格，或文件已损坏。请另存为“Excel 工作簿(.xlsx)”后再试，不要加密码。',
    en: 'This is not an .xlsx workbook, or it is damaged. Save it as an Excel workbook (.xlsx) without a password and try again.',
  },
  'import.missing_columns': {
    zh: '表头缺少这些列：{columns}。请使用模板。',
    en: 'These columns are missing: {columns}. Please use the template.',
  },
  'import.doubled_column': {
    zh: '表头中“{columns}”出现了两次。',
    en: 'The column “{columns}” stands twice in the heading.',
  },
  'import.not_geojson': {
    zh: '这不是 GeoJSON 要素集合(FeatureCollection)。',
    en: 'This is not a GeoJSON FeatureCollection.',
  },
  'import.crs_not_taken': {
    zh: '坐标系“{crs}”不能识别。请用 WGS84（或 CGCS2000）经纬度，或注明 GCJ02、BD09。',
    en: 'The coordinate system “{crs}” is not known. Please use WGS84 (or CGCS2000) degrees, or say GCJ02 or BD09.',
  },
  'import.nothing_to_do': {
    zh: '没有一行可以导入，请先改正文件中的问题。',
    en: 'No row can be imported; please correct the file first.',
  },
  'import.already_run': {
    zh: '这次导入已经执行过。再导入请重新预览。',
    en: 'This import has already been run. Preview again to import again.',
  },
  'import.preview_outdated': {
    zh: '预览之后网格有了变动，请重新预览。',
    en: 'The grids have changed since the preview; please preview again.',
  },

  'import.missing_value': { zh: '没有填写。', en: 'This is missing.' },
  'import.too_long': { zh: '太长，最多 {most} 个字。', en: 'Too long: {most|character|characters} at most.' },
  'import.unstorable_text': { zh: '含有无法保存的字符。', en: 'It holds characters that cannot be kept.' },
  'import.formula_without_result': {
    zh: '公式没有结果，请改为直接填写。',
    en: 'The formula has no result; please type the value.',
  },
  'import.cell_error': { zh: '单元格是错误值“{value}”。', en: 'The cell holds the error “{value}”.' },
  'import.not_a_number': { zh: '“{value}”不是数字。', en: '“{value}” is not a number.' },
  'import.floor_range': {
    zh: '楼层“{value}”应是 -9 到 200 的整数。',
    en: 'The floor “{value}” must be a whole number from -9 to 200.',
  },
  'import.floor_missing': {
    zh: '没有填写楼层，从房号也看不出来。',
    en: 'The floor is missing and does not show in the room number.',
  },
  'import.row_twice': { zh: '与第 {first} 行是同一户。', en: 'The same household as in row {first}.' },
  'import.unknown_grid': {
    zh: '本社区没有编码为“{value}”的网格。',
    en: 'This community has no grid with the code “{value}”.',
  },
  'import.grid_takes_no_household': {
    zh: '“{value}”不是微网格或专属网格，住户不能直接属于它。',
    en: '“{value}” is neither a micro grid nor a dedicated grid; households cannot belong to it.',
  },
  'import.point_missing': {
    zh: '新楼栋“{building}”没有经纬度（同一栋写在任一行即可）。',
    en: 'The new building “{building}” has no position (one of its rows suffices).',
  },
  'import.point_conflict': {
    zh: '同一栋楼在第 {first} 行的位置与这里相差 {metres} 米。',
    en: 'Row {first} puts the same building {metres} m away.',
  },
  'import.crs_missing': {
    zh: '有经纬度就要写坐标系：WGS84、GCJ02（高德、腾讯、微信）或 BD09（百度）。',
    en: 'A position needs its coordinate system: WGS84, GCJ02 (AMap, Tencent, WeChat) or BD09 (Baidu).',
  },
  'import.crs_unknown': {
    zh: '坐标系“{value}”不能识别，请写 WGS84、GCJ02 或 BD09。',
    en: 'The coordinate system “{value}” is not known; write WGS84, GCJ02 or BD09.',
  },
  'import.out_of_range': { zh: '坐标超出经纬度的取值范围。', en: 'The position lies outside the range of degrees.' },
  'import.swapped': { zh: '经度和纬度写反了。', en: 'Longitude and latitude are exchanged.' },
  'import.outside_china': { zh: '坐标不在中国境内。', en: 'The position lies outside China.' },

  'import.not_a_feature': { zh: '这不是 GeoJSON 要素(Feature)。', en: 'This is not a GeoJSON Feature.' },
  'import.not_a_polygon': {
    zh: '图形应是面（Polygon 或 MultiPolygon）。',
    en: 'The geometry must be a Polygon or MultiPolygon.',
  },
  'import.bad_position': { zh: '坐标不完整。', en: 'The positions are not complete.' },
  'import.unknown_level': {
    zh: '层级“{value}”不能识别，请写 main、ordinary、compound、micro 或对应中文。',
    en: 'The level “{value}” is not known; write main, ordinary, compound or micro.',
  },
  'import.unknown_kind': { zh: '“{value}”不能识别。', en: '“{value}” is not known.' },
  'import.code_twice': { zh: '编码与第 {first} 行相同。', en: 'The same code as in row {first}.' },
  'import.unknown_parent': {
    zh: '找不到编码为“{value}”的上级网格（文件中和系统中都没有，或那一行有问题）。',
    en: 'No parent with the code “{value}” (neither in the file nor here, or its row has a fault).',
  },
  'import.other_community': {
    zh: '编码“{value}”不属于这个社区。',
    en: 'The code “{value}” does not belong to this community.',
  },
  'import.level_differs': {
    zh: '系统中编码“{value}”的网格是另一层级或类别，导入不改变层级和类别。',
    en: 'The grid “{value}” has another level or kind here; an import does not change these.',
  },
  'import.changed_meanwhile': {
    zh: '导入过程中有人改动了相关网格，这一行没有导入。',
    en: 'Somebody changed the grid while the import was running; the row was not imported.',
  },

  'import.use_unknown': {
    zh: '“{value}”不能识别，请写自住、出租、空置、商用或无此户。',
    en: '“{value}” is not known; write 自住, 出租, 空置, 商用 or 无此户.',
  },
  'import.people_range': {
    zh: '人数“{value}”应是 0 到 99 的整数。',
    en: '“{value}” is no number of people from 0 to 99.',
  },
  'import.lift_unclear': { zh: '“{value}”不能识别，请写有或无。', en: '“{value}” is not known; write 有 or 无.' },
  'import.day_wrong': { zh: '“{value}”不是日期，请写成 2026-05-31。', en: '“{value}” is no day; write 2026-05-31.' },

  'import_note.corrected_at_door': {
    zh: '这一户的单元或房号在入户时更正过，现在是“{value}”，按更正后的导入。',
    en: 'Entrance or room of this flat was corrected at the door; it is now “{value}”, and taken as such.',
  },
  'import_note.kept_newer': {
    zh: '“{field}”在系统里核实得更晚，没有改。',
    en: '“{field}” was verified here later; it stays as it is.',
  },
  'import_note.point_far_from_grid': {
    zh: '位置离所填网格约 {metres} 米，请核对坐标系和网格编码。',
    en: 'The position is about {metres} m away from the grid; please check the coordinate system and the code.',
  },
  'import_note.more_faults': { zh: '还有 {count} 处问题没有列出。', en: '{count} more faults are not listed.' },
} as const satisfies Words
