import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { PRINT_WORDS } from '../../../modules/reports/rules.ts'
import { PERIOD_WORDS } from '../../../modules/reports/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { api } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { isSignedOut } from '../../kit/session.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { saveFile } from '../parts/save-file.ts'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { LayoutForm } from './layout-form.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { VersionsCard } from './versions-card.tsx'
import { TEMPLATES } from './words.ts'

type Template = OutputOf<Queries['reports.template']>
export type Layout = Template['layout']

type TemplateEditorProps = {
  template: Template
  period: 'week' | 'month'
  mayChange: boolean
  onSaved: (version: number) => void
}

/** The template on the left, the last period drawn by it on the right: every change is seen before it is saved. */
export function TemplateEditor({ template, period, mayChange, onSaved }: TemplateEditorProps) {
  const { t } = useLanguage()
  const act = useAct('reports.saveTemplate')
  const [layout, setLayout] = useState<Layout>(template.layout)
  const [wasSent, setSent] = useState(false)
  const isChanged = JSON.stringify(layout) !== JSON.stringify(template.layout)
  const save = async (next: Layout | null) => {
    setSent(true)
    if (next && !isWhole(next)) return
    const { gridId, version } = template
    const done = await act.run({
      gridId,
      period,
      after: version,
      layout: next && { ...next, title: next.title.trim() },
    })
    if (done) onSaved(done.version)
    refresh('reports.template')
  }
  return (
    <div className="c-template">
      <div>
        <Card title={t(TEMPLATES.contents)}>
          {template.isHouse ? <p className="c-hint">{t(TEMPLATES.isHouse)}</p> : null}
          <form
            noValidate
            className="c-form"
            onSubmit={(event) => {
              event.preventDefault()
              save(layout)
            }}
          >
            <LayoutForm layout={layout} onChange={setLayout} wasSent={wasSent} isOff={!mayChange} />
            <Problem error={act.error} />
            <div role="status">{isChanged ? <Note tone="warning">{t(TEMPLATES.unsaved)}</Note> : null}</div>
            {mayChange ? (
              <div className="c-form-foot">
                {template.isHouse ? null : (
                  <Popconfirm
                    title={t(TEMPLATES.toHouse)}
                    description={t(TEMPLATES.toHouseSure)}
                    onConfirm={() => save(null)}
                  >
                    <Button loading={act.isBusy}>{t(TEMPLATES.toHouse)}</Button>
                  </Popconfirm>
                )}
                {isChanged ? <Button onClick={() => setLayout(template.layout)}>{t(TEMPLATES.undo)}</Button> : null}
                <Button type="primary" htmlType="submit" loading={act.isBusy} disabled={!isChanged}>
                  {t(TEMPLATES.save)}
                </Button>
              </div>
            ) : null}
          </form>
        </Card>
        <VersionsCard template={template} onTake={mayChange ? setLayout : null} />
      </div>
      {mayChange ? <Preview gridId={template.gridId} period={period} layout={layout} /> : null}
    </div>
  )
}

/** What the server takes as a layout. */
function isWhole({ title, sections, measures }: Layout): boolean {
  return title.trim() !== '' && sections.length > 0 && measures.length > 0
}

function Preview({ gridId, period, layout }: { gridId: string; period: 'week' | 'month'; layout: Layout }) {
  const { t, language } = useLanguage()
  const read = useRead('reports.preview', { gridId, period }, { freshMillis: 300_000 })
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const { data } = read
  const takePdf = async () => {
    if (!data) return
    setBusy(true)
    setError(null)
    try {
      const file = await api.reportPreview({ language, input: { gridId, period, layout } })
      saveFile(file, `${t(TEMPLATES.previewName, { from: data.head.from })}.pdf`)
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem
      isSignedOut(problem)
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      title={t(TEMPLATES.preview)}
      tools={
        <Button onClick={takePdf} loading={isBusy} disabled={!data || !isWhole(layout)}>
          {t(TEMPLATES.previewPdf)}
        </Button>
      }
    >
      <Problem error={error} />
      <Awaiting read={read} lines={10} />
      {data ? (
        <ReportSheet
          drawn={{ layout, figures: data.figures, labels: data.labels }}
          title={`${layout.title.trim() || '…'} · ${t(PERIOD_WORDS[period])}`}
          line={t(PRINT_WORDS.previewLine, { place: data.head.place, from: data.head.from, until: data.head.until })}
        />
      ) : null}
    </Card>
  )
}
