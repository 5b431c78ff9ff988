import type { Module } from '../../platform/module.ts'
import { makeReport } from './archive/make.ts'
import { meetingPack } from './archive/pack.ts'
import { archive, openReport } from './archive/reading.ts'
import { scheduleSweep } from './archive/schedule.ts'
import { saveTemplate, template } from './archive/template.ts'
import { askData } from './ask/asking.ts'
import { removeQuery, savedQueries, saveQuery } from './ask/keep.ts'
import { askExport, exports, grantExport, refuseExport } from './exports/asking.ts'
import { dictionary } from './exports/dictionary.ts'
import { WORDS } from './words.ts'

export { readReport } from './archive/reading.ts'
export { exportFile, rowsOf } from './exports/asking.ts'
export { exportContent } from './exports/content.ts'
export { writeFile } from './exports/file.ts'
export {
  type ExportRow,
  endExport,
  giveBackExport,
  saveExportProgress,
  takeExport,
  tenantsWithExports,
} from './store.ts'

/** What leaves the reading room: reports by the calendar, files for a reason, and questions of one's own. */
export const reportsModule: Module = {
  name: 'reports',
  commands: [askExport, grantExport, refuseExport, saveTemplate, makeReport, saveQuery, removeQuery],
  queries: [exports, dictionary, template, archive, openReport, meetingPack, askData, savedQueries],
  words: WORDS,
  sweeps: [scheduleSweep],
}
