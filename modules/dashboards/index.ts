import type { Module } from '../../platform/module.ts'
import { retryStuck } from './commands.ts'
import { countsSweep, figuresSweep } from './keep-figures.ts'
import {
  capacity,
  conservation,
  counted,
  countedPlaces,
  course,
  dataQuality,
  figures,
  hotSpotsNow,
  latest,
  levels,
  stuck,
  suggestions,
  visits,
  visitsCounted,
} from './queries.ts'
import { conservationSweep } from './sweep.ts'
import { WORDS } from './words.ts'

export { checkAllFigures } from './check-figures.ts'
export { rebuildFigures } from './keep-figures.ts'
export { categoryNames } from './queries/group-labels.ts'
export {
  countedBatches,
  countedOver,
  courseOver,
  figuresOver,
  hotSpotsOver,
  type Looking,
  permitVisits,
  scopeOf,
  visitsCourseOver,
  visitsOver,
} from './queries.ts'
export { gridsAt, keptUntil } from './store.ts'

/** The reading room: looks at what all others keep, and changes nothing of theirs. */
export const dashboardsModule: Module = {
  name: 'dashboards',
  commands: [retryStuck],
  queries: [
    conservation,
    stuck,
    suggestions,
    figures,
    course,
    counted,
    countedPlaces,
    hotSpotsNow,
    levels,
    latest,
    capacity,
    dataQuality,
    visits,
    visitsCounted,
  ],
  words: WORDS,
  sweeps: [conservationSweep, figuresSweep, countsSweep],
}
