import { useState } from 'react'
import { ACCESS } from '../../../modules/reports/access.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hasTemplate } from './places.ts'
import { TemplateEditor } from './template-editor.tsx'
import { REPORTS, TEMPLATES } from './words.ts'

/** What the weekly or monthly reports of a community look like. */
export default function TemplateView() {
  const { t } = useLanguage()
  const tree = useTree()
  const may = useMay()
  const home = homeOf(useMe(), tree)
  // Of a grid below one reads the template that it follows.
  const [chosen, setGrid] = useState<string | null | undefined>()
  const gridId = chosen === undefined ? (home?.id ?? null) : chosen
  const [period, setPeriod] = useState<'week' | 'month'>('month')
  const [saved, setSaved] = useState<{ of: string; version: number } | null>(null)
  const read = useRead('reports.template', gridId === null ? null : { gridId, period }, { keepsFormer: true })
  const { data } = read
  return (
    <>
      <Card>
        <div className="c-columns">
          <Labelled label={t(TEMPLATES.place)}>
            {(control) => (
              <GridPicker
                control={control}
                value={gridId}
                onChange={setGrid}
                among={(grid) => grid.id === home?.id || (hasTemplate(grid) && may(ACCESS.archive, grid.id))}
                placeholder={t(TEMPLATES.placeNone)}
              />
            )}
          </Labelled>
          <Choice
            label={t(REPORTS.kind)}
            options={[
              { value: 'month', label: t(PERIOD_WORDS.month) },
              { value: 'week', label: t(PERIOD_WORDS.week) },
            ]}
            value={period}
            onChoose={setPeriod}
          />
        </div>
      </Card>
      {gridId === null ? <Empty title={t(TEMPLATES.choose)} /> : <Awaiting read={read} lines={8} />}
      {data && gridId !== null ? (
        <>
          {may(ACCESS.saveTemplate, data.gridId) ? null : <Note>{t(TEMPLATES.readOnly)}</Note>}
          <div role="status">
            {saved?.of === `${gridId} ${period}` ? (
              <Note tone="success">{t(TEMPLATES.saved, { n: saved.version })}</Note>
            ) : null}
          </div>
          <TemplateEditor
            key={`${data.gridId} ${period} ${data.version}`}
            template={data}
            period={period}
            mayChange={may(ACCESS.saveTemplate, data.gridId)}
            onSaved={(version) => setSaved({ of: `${gridId} ${period}`, version })}
          />
        </>
      ) : null}
    </>
  )
}
