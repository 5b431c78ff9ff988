import type { MeasureName } from '../../dashboards/rules.ts'

/** What a report can show, in the order in which it does unless a community orders it otherwise. */
export const SECTIONS = ['measures', 'course', 'funnel', 'ageing', 'classes', 'channels', 'grids', 'times'] as const
export type Section = (typeof SECTIONS)[number]

/** What a report looks like. */
export type Template = {
  readonly title: string
  readonly sections: readonly Section[]
  readonly measures: readonly MeasureName[]
}

/** Until a community has chosen. */
export const FIRST_TEMPLATE: Template = {
  title: '社区治理情况',
  sections: SECTIONS,
  measures: [
    'received',
    'ended',
    'open',
    'late',
    'unheard',
    'on_time_rate',
    'solved_rate',
    'content_rate',
    'rated_share',
    'once_rate',
    'grid_share',
    'found_share',
  ],
}
