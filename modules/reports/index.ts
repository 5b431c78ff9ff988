import type { Module } from '../../platform/module.ts'
import { makeReport } from './archive/make.ts'
import { meetingPack } from './archive/pack.ts'
import { archive, openReport } from './archive/reading.ts'
import { scheduleSweep } from './archive/schedule.ts'
import { schedules, setSchedule } from './archive/scheduling.ts'
import { previewReport, saveTemplate, template } from './archive/template.ts'
import { askData } from './ask/asking.ts'
import { removeQuery, savedQueries, saveQuery } from './ask/keep.ts'
import { askExport, exports, grantExport, refuseExport } from './exports/asking.ts'
import { dictionary } from './exports/dictionary.ts'
import { WORDS } from './words.ts'

export { packFor } from './archive/pack.ts'
export { readReport } from './archive/reading.ts'
export { previewFor } from './archive/template.ts'
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
  commands: [askExport, grantExport, refuseExport, saveTemplate, setSchedule, makeReport, saveQuery, removeQuery],
  queries: [
    exports,
    dictionary,
    template,
    previewReport,
    schedules,
    archive,
    openReport,
    meetingPack,
    askData,
    savedQueries,
  ],
  words: WORDS,
  sweeps: [scheduleSweep],
}
