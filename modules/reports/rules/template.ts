import type { MeasureName } from '../../dashboards/rules.ts'

/** What a report can show, in the order in which it does unless a community orders it otherwise. */
export const SECTIONS = [
  'measures',
  'course',
  'funnel',
  'ageing',
  'classes',
  'channels',
  'grids',
  'times',
  'visits',
] as const
export type Section = (typeof SECTIONS)[number]

/** Parts that can have a chart above their table. */
export const CHARTED = [
  'course',
  'funnel',
  'ageing',
  'classes',
  'channels',
  'grids',
] as const satisfies readonly Section[]
export type Charted = (typeof CHARTED)[number]

/** What a report looks like. */
export type Template = {
  readonly title: string
  /** Words of the community above the figures; may be empty. */
  readonly intro: string
  readonly sections: readonly Section[]
  /** Which of them have a chart. */
  readonly charts: readonly Charted[]
  readonly measures: readonly MeasureName[]
}

/** The house's own: until a community has chosen, and when it goes back. */
export const FIRST_TEMPLATE: Template = {
  title: '社区治理情况',
  intro: '',
  sections: SECTIONS,
  charts: CHARTED,
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

/** Whether a part can have a chart. */
export function isCharted(section: Section): section is Charted {
  return CHARTED.some((one) => one === section)
}
