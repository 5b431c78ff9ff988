import type { Grid } from '../../../modules/grids/contract.ts'

type Placed = Pick<Grid, 'level' | 'kind'>
export type DrawnLevel = 'main' | 'ordinary' | 'compound' | 'micro'

/** The levels of grids that may hang under one; the server decides in the end. */
export function levelsUnder({ level, kind }: Placed): readonly DrawnLevel[] {
  if (level === 'subdistrict') return ['main']
  if (level === 'main') return ['ordinary']
  if (level === 'ordinary') return kind === 'dedicated' ? ['micro'] : ['micro', 'compound']
  return level === 'compound' ? ['micro'] : []
}

/** Whether households and buildings may belong to a grid. */
export function takesHouseholds({ level, kind }: Placed): boolean {
  return level === 'micro' || kind === 'dedicated'
}

/** Whether a building may belong to it. */
export function takesBuildings({ level }: Placed): boolean {
  return level === 'micro' || level === 'compound' || level === 'ordinary'
}
