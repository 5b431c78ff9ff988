import type { Module } from '../../platform/module.ts'
import { drawGrid } from './commands/draw-grid.ts'
import { foundCommunity } from './commands/found-community.ts'
import { issueCodes } from './commands/issue-codes.ts'
import { moveBuilding, moveHousehold } from './commands/move-building.ts'
import { previewImport } from './commands/preview-import.ts'
import { redrawGrid } from './commands/redraw-grid.ts'
import { registerBuildings } from './commands/register-buildings.ts'
import { revokeCode } from './commands/revoke-code.ts'
import { runImport } from './commands/run-import.ts'
import { addHousehold, correctHousehold, undoCorrection, verifyHousehold } from './homes/commands.ts'
import { getHousehold, listCorrections, searchHouseholds } from './homes/queries.ts'
import { importSweep } from './jobs.ts'
import { carriedBuildings, carriedGrids } from './offline.ts'
import { codeFigures } from './printing/figures.ts'
import { issueMissingCodes, missingCodes } from './printing/issue-missing.ts'
import { printCodes, printRuns } from './printing/runs.ts'
import { tallySweep } from './printing/tally.ts'
import { listCodes } from './queries/codes.ts'
import { importProgress } from './queries/imports.ts'
import { locatePoint } from './queries/locate.ts'
import { listBuildings, listHouseholds } from './queries/places.ts'
import { getTree } from './queries/tree.ts'
import { WORDS } from './words.ts'

/** Grids, buildings, households and printed codes: where everything is. */
export const gridsModule: Module = {
  name: 'grids',
  commands: [
    foundCommunity,
    drawGrid,
    redrawGrid,
    registerBuildings,
    moveBuilding,
    moveHousehold,
    issueCodes,
    revokeCode,
    previewImport,
    runImport,
    issueMissingCodes,
    printCodes,
    addHousehold,
    correctHousehold,
    verifyHousehold,
    undoCorrection,
  ],
  queries: [
    getTree,
    listBuildings,
    listHouseholds,
    listCodes,
    locatePoint,
    importProgress,
    missingCodes,
    printRuns,
    codeFigures,
    searchHouseholds,
    getHousehold,
    listCorrections,
  ],
  words: WORDS,
  offline: [carriedGrids, carriedBuildings],
  sweeps: [importSweep, tallySweep],
}

export { refuseForbidden } from './homes/forbidden.ts'
export {
  type Correction,
  type KnownHousehold,
  knownHouseholds,
  verifyHouseholdFields,
  writeHousehold,
} from './homes/known.ts'
export { placesTemplate } from './import/places-xlsx.ts'
export { readSheet } from './import/sheet.ts'
export { sheetTemplate } from './import/sheet-template.ts'
export { nextFile, type PrintFile, runFile } from './printing/runs.ts'
export { countSent, countStep, tallySweep } from './printing/tally.ts'
export { metresFrom } from './queries/centres.ts'
export { posterInput } from './queries/codes.ts'
export { type Doors, doorsOf, householdAt } from './queries/doors.ts'
export { importRuns } from './queries/imports.ts'
export { locateByBuilding, locateByCode, locateByHousehold, locateByPoint, locateHouseholds } from './queries/locate.ts'
export { type PublicGrid, publicPlaces } from './queries/public-places.ts'
export { treeOf } from './store/tree.ts'
export type { GridNode, GridTree } from './tree.ts'
