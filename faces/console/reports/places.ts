import type { Grid } from '../../../modules/grids/contract.ts'

/** Levels of which there are reports. */
export const LEVELS = ['ordinary', 'main', 'subdistrict'] as const

/** Whether there are reports of a grid. */
export function hasReports({ level, kind }: Pick<Grid, 'level' | 'kind'>): boolean {
  return LEVELS.some((one) => one === level) && kind !== 'dedicated'
}

/** Whether a grid has a template and a schedule of its own: a community or a subdistrict. */
export function hasTemplate({ level, kind }: Pick<Grid, 'level' | 'kind'>): boolean {
  return (level === 'main' || level === 'subdistrict') && kind !== 'dedicated'
}
