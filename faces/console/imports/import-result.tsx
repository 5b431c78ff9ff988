import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import type { ImportRun } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { FaultList, isNote } from './fault-list.tsx'
import { IMPORTS } from './words.ts'

/** How often a running import is looked at, in milliseconds. */
const RHYTHM = 1000

/** An import from its preview to its end. */
export function ImportResult({ first, onAnother }: { first: ImportRun; onAnother: () => void }) {
  const { t } = useLanguage()
  const [isStarted, setStarted] = useState(false)
  const ofGround = useAct('grids.runImport')
  const ofMembers = useAct('people.runImport')
  const act = first.kind === 'members' ? ofMembers : ofGround
  const [isOver, setOver] = useState(false)
  const progress = useRead('grids.import', isStarted ? { importId: first.id } : null, {
    everyMillis: isStarted && !isOver ? RHYTHM : undefined,
  })
  const run = progress.data ?? first
  const state = isStarted && run.state === 'previewed' ? 'running' : run.state
  const isFinished = state === 'done' || state === 'failed'
  useEffect(() => {
    setOver(isFinished)
    if (isFinished) refresh('grids.tree', 'grids.buildings', 'people.')
  }, [isFinished])
  const start = async () => {
    if (await act.run({ importId: first.id })) setStarted(true)
  }
  const leftOut = leftOutOf(first)
  return (
    <>
      <Card title={t(state === 'previewed' ? IMPORTS.previewOf : IMPORTS.resultOf, { file: run.fileName })}>
        <Counts run={run} leftOut={leftOut} />
        <Problem error={act.error ?? progress.problem} />
        {state === 'previewed' && leftOut >= run.rowsTotal ? (
          <Note tone="warning">{t(IMPORTS.nothingToDo)}</Note>
        ) : null}
        {state === 'running' ? <Running run={run} /> : null}
        {state === 'done' ? (
          <Note tone="success" isNews>
            {t(IMPORTS.done)}
          </Note>
        ) : null}
        {state === 'failed' ? (
          <Note tone="error" isNews>
            {t(IMPORTS.failed)}
          </Note>
        ) : null}
        <div className="c-tools">
          {state === 'previewed' && leftOut < run.rowsTotal ? (
            <Button type="primary" onClick={start} loading={act.isBusy}>
              {leftOut > 0 ? t(IMPORTS.runPart, { count: run.rowsTotal - leftOut }) : t(IMPORTS.run)}
            </Button>
          ) : null}
          {state === 'running' ? null : <Button onClick={onAnother}>{t(IMPORTS.another)}</Button>}
        </div>
      </Card>
      <FaultList faults={run.faults} />
    </>
  )
}

/** Rows that will not be imported: of those counted in the preview, what is neither new, changed nor as before. */
function leftOutOf({ rowsTotal, created, changed, unchanged, faults }: ImportRun): number {
  const faulty = new Set(faults.filter((fault) => !isNote(fault)).map((fault) => fault.row)).size
  return Math.max(faulty, rowsTotal - created - changed - unchanged)
}

function Counts({ run, leftOut }: { run: ImportRun; leftOut: number }) {
  const { t } = useLanguage()
  const figures = [
    [IMPORTS.created, run.created],
    [IMPORTS.changed, run.changed],
    [IMPORTS.unchanged, run.unchanged],
    [IMPORTS.faulty, leftOut],
  ] as const
  return (
    <>
      <p className="c-hint">{t(IMPORTS.rows, { count: run.rowsTotal })}</p>
      <dl className="c-counts">
        {figures.map(([word, figure]) => (
          <div key={word.en} data-tone={word === IMPORTS.faulty && figure > 0 ? 'late' : undefined}>
            <dt>{t(word)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Running({ run }: { run: ImportRun }) {
  const { t } = useLanguage()
  const share = run.rowsTotal === 0 ? 100 : Math.floor((run.rowsDone / run.rowsTotal) * 100)
  const said = t(IMPORTS.progress, { done: run.rowsDone, total: run.rowsTotal })
  return (
    <div role="status">
      <p>{t(IMPORTS.running)}</p>
      <Progress percent={share} status="active" aria-label={said} />
      <p className="c-hint">{said}</p>
    </div>
  )
}
