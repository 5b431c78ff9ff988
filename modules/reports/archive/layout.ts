import { z } from 'zod'
import { MEASURE_NAMES } from '../../dashboards/rules.ts'
import type { Layout } from '../contract.ts'
import { CHARTED, FIRST_TEMPLATE, SECTIONS, type Template } from '../rules.ts'
import type { TemplateRow } from '../store.ts'

/** A template as a contract gives it out. */
export function copied({ title, intro, sections, charts, measures }: Template): Layout {
  return { title, intro, sections: [...sections], charts: [...charts], measures: [...measures] }
}

const Sections = z.array(z.enum(SECTIONS))
const Charts = z.array(z.enum(CHARTED))
const Measures = z.array(z.enum(MEASURE_NAMES))

/** A kept layout; one that this version of the house cannot read is shown as the house's own. */
export function layoutOf(row: Pick<TemplateRow, 'title' | 'intro' | 'sections' | 'charts' | 'measures'>): Layout {
  const sections = Sections.safeParse(row.sections)
  const charts = Charts.safeParse(row.charts)
  const measures = Measures.safeParse(row.measures)
  return copied({
    title: row.title,
    intro: row.intro,
    sections: sections.success ? sections.data : FIRST_TEMPLATE.sections,
    charts: charts.success ? charts.data : FIRST_TEMPLATE.charts,
    measures: measures.success ? measures.data : FIRST_TEMPLATE.measures,
  })
}
