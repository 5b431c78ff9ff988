import { Button } from 'antd'
import { useState } from 'react'
import { type AnyMeasure, measureOf } from '../../../modules/dashboards/rules.ts'
import type { ExportAsk, SavedQuery } from '../../../modules/reports/contract.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { copyText } from '../../kit/copy-text.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { useNow } from '../../kit/use-now.ts'
import '../figures/chart-card.css'
import '../figures/figures.css'
import { ANY_COUNT_WORDS } from '../figures/count-words.ts'
import { MeasureWords } from '../figures/measure-words.tsx'
import { FIGURES } from '../figures/words.ts'
import { useTree } from '../grids/use-tree.ts'
import { useCategoryName } from '../parts/category-name.ts'
import { Page } from '../parts/page.tsx'
import { Awaiting, Empty, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link, navigate, usePlace } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { AnswerView } from './answer-card.tsx'
import './ask.css'
import { BuilderCard } from './builder-card.tsx'
import { type Asked, askedFor, askedOf, askedQuery, asksSame, changed, questionFor } from './question.ts'
import { nameFor, sayQuestion } from './question-text.ts'
import { SaveDialog } from './save-dialog.tsx'
import { type Kept, SavedCards } from './saved-cards.tsx'
import { TakeDialog, Taken } from './take-dialog.tsx'
import { useSettled } from './use-settled.ts'
import { ASK } from './words.ts'

/** Questions put together from defined measures (自助查询): answered while one chooses, kept, shared, taken as a file. */
export default function AskPage() {
  const { t } = useLanguage()
  const { query } = usePlace()
  const now = useNow(60_000)
  const asked = askedOf(query, now)
  const go = (next: Asked) => navigate(hrefOf('/ask', askedQuery(next)), { replace: true })
  const change = (next: Partial<Asked>) => go(changed(asked, next, now))
  const kept = useRead('reports.savedQueries', {})
  const open = kept.data?.queries.find((one) => one.queryId === asked.saved)
  const [editing, setEditing] = useState<{ kept: SavedQuery; isNew: boolean } | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const saveAs = (name: string) => {
    const question = questionFor(asked)
    if (question) setEditing({ kept: { queryId: newId(), name, question, sharedGridId: null }, isNew: true })
  }
  return (
    <Page isWide title={t(CONSOLE.ask)} lead={t(ASK.lead)}>
      <div className="c-ask">
        <div className="c-ask-main">
          {open && !open.isOwn ? (
            <Note>{t(ASK.sharedBy, { name: open.ownerName, grid: open.sharedGridName ?? '' })}</Note>
          ) : null}
          <BuilderCard asked={asked} now={now} onChange={change} />
          <AnswerCard
            asked={asked}
            open={open}
            note={note}
            onNote={setNote}
            onSaveAs={saveAs}
            onMine={() => change({ gridId: null })}
          />
        </div>
        <SavedCards
          read={kept}
          openId={asked.saved}
          onEdit={({ queryId, name, question, sharedGridId }) =>
            setEditing({ kept: { queryId, name, question, sharedGridId }, isNew: false })
          }
          onRemoved={(queryId) => {
            setNote(null)
            if (queryId === asked.saved) go({ ...asked, saved: null })
          }}
        />
      </div>
      {editing ? (
        <SaveDialog
          kept={editing.kept}
          isNew={editing.isNew}
          onClose={() => setEditing(null)}
          onDone={({ queryId, name }) => {
            setEditing(null)
            setNote(t(ASK.saved, { name }))
            if (editing.isNew) go({ ...asked, saved: queryId })
          }}
        />
      ) : null}
    </Page>
  )
}

type AnswerCardProps = {
  asked: Asked
  open: Kept | undefined
  note: string | null
  onNote: (note: string | null) => void
  onSaveAs: (name: string) => void
  onMine: () => void
}

function AnswerCard({ asked, open, note, onNote, onSaveAs, onMine }: AnswerCardProps) {
  const { t, language, moment } = useLanguage()
  const settled = useSettled(asked)
  const words = useQuestionWords(asked)
  const read = useRead('reports.ask', questionFor(settled), { keepsFormer: true, everyMillis: 60_000 })
  const [isTaking, setTaking] = useState(false)
  const [exportId, setExportId] = useState<string | null>(null)
  const { data } = read
  const now = new Date()
  const day = (date: string) => sayDay(new Date(`${date}T12:00:00+08:00`), language, now)
  const isEmpty = asked.measures.length === 0
  // The answer belongs to what was asked when the choosing stood still.
  const isStale = read.isPlaceholderData || !asksSame(asked, settled)
  const shown = isEmpty || settled.measures.length === 0 ? undefined : data
  return (
    <section className="c-card c-ask-answer" aria-labelledby="ask-words">
      <div className="c-card-head">
        <h2 id="ask-words" aria-live="polite">
          {isEmpty ? t(ASK.answer) : words}
        </h2>
        <div className="c-tools c-no-print">
          {isEmpty ? null : <SaveTools asked={asked} open={open} words={words} onSaveAs={onSaveAs} onNote={onNote} />}
          <Button disabled={shown === undefined || isStale} onClick={() => setTaking(true)}>
            {t(ASK.take)}
          </Button>
          <Button onClick={async () => onNote(t((await copyText(location.href)) ? ASK.copied : ASK.notCopied))}>
            {t(ASK.copy)}
          </Button>
          <Button onClick={() => print()}>{t(CONSOLE.print)}</Button>
        </div>
      </div>
      <div role="status" className="c-no-print">
        {note ? <Note tone="success">{note}</Note> : null}
      </div>
      {exportId ? (
        <div className="c-no-print">
          <Taken key={exportId} exportId={exportId} />
        </div>
      ) : null}
      {isEmpty ? (
        <Empty title={t(ASK.chooseOne)}>
          <p>{t(ASK.chooseOneText)}</p>
        </Empty>
      ) : read.problem?.problem.kind === 'forbidden' && asked.gridId !== null ? (
        <Note tone="warning" isNews action={<Button onClick={onMine}>{t(ASK.useMine)}</Button>}>
          {t(ASK.notYours)}
        </Note>
      ) : (
        <Awaiting read={read} lines={8} />
      )}
      {shown && !read.problem ? (
        <div className="c-ask-result c-figures" data-stale={isStale ? '' : undefined} aria-busy={isStale}>
          <p className="c-hint">
            {t(ASK.days, { from: day(shown.from), until: day(shown.until), asOf: moment(shown.asOf) })}{' '}
            {t(FIGURES.pressAny)}
          </p>
          <AnswerView asked={settled} answer={shown} question={words} />
          <AboutMeasures asked={settled} />
        </div>
      ) : null}
      {isTaking && shown ? (
        <TakeDialog
          ask={exportOf(settled, shown, words)}
          onClose={() => setTaking(false)}
          onAsked={(id) => {
            setTaking(false)
            setExportId(id)
            refresh('reports.exports')
          }}
        />
      ) : null}
    </section>
  )
}

type SaveToolsProps = Pick<AnswerCardProps, 'asked' | 'open' | 'onSaveAs' | 'onNote'> & { words: string }

/** Keeping what is asked: anew under a name, or over one's own that it began with. */
function SaveTools({ asked, open, words, onSaveAs, onNote }: SaveToolsProps) {
  const { t } = useLanguage()
  const act = useAct('reports.saveQuery')
  const question = questionFor(asked)
  const isChanged = open !== undefined && !asksSame(asked, askedFor(open.question, open.queryId))
  const overwrite = async () => {
    if (!open || !question) return
    const { queryId, name, sharedGridId } = open
    if (!(await act.run({ queryId, name, question, sharedGridId }))) return
    onNote(t(ASK.saved, { name }))
    await refresh('reports.savedQueries')
  }
  return (
    <>
      {open?.isOwn && isChanged ? (
        <>
          <span className="c-hint">{t(ASK.changed)}</span>
          <Button type="primary" loading={act.isBusy} onClick={overwrite}>
            {t(ASK.saveChange)}
          </Button>
        </>
      ) : null}
      <Button type={open ? 'default' : 'primary'} onClick={() => onSaveAs(nameFor(words))}>
        {t(open ? ASK.saveAs : ASK.save)}
      </Button>
      <Problem error={act.error} />
    </>
  )
}

/** The formulas of what was chosen; on paper they stand open. */
function AboutMeasures({ asked }: { asked: Asked }) {
  const { t } = useLanguage()
  return (
    <details className="c-measure-about c-ask-about">
      <summary>{t(ASK.about)}</summary>
      <dl>
        {asked.measures.map((name) => {
          const measure: AnyMeasure = measureOf(name)
          const { label, top, of } = measure
          return (
            <div key={name}>
              <dt>{t(label)}</dt>
              <dd>
                <MeasureWords
                  of={measure}
                  top={ANY_COUNT_WORDS[top]}
                  below={of === undefined ? null : ANY_COUNT_WORDS[of]}
                />
              </dd>
            </div>
          )
        })}
      </dl>
      <p>
        <Link href={hrefOf('/dictionary')}>{t(ASK.toDictionary)}</Link>
      </p>
    </details>
  )
}

function useQuestionWords(asked: Asked): string {
  const { language } = useLanguage()
  const tree = useTree()
  const code = asked.category === 'none' ? null : asked.category
  const category = useCategoryName(code, code)
  return sayQuestion(asked, { grid: tree.get(asked.gridId)?.name ?? null, category }, language)
}

/** What the file holds: these days, also when it is made tomorrow. */
function exportOf(asked: Asked, answer: { from: string; until: string }, title: string): ExportAsk {
  const question = questionFor(asked)
  return {
    what: 'figures',
    filter: question?.filter ?? {},
    span: { from: answer.from, until: answer.until },
    groupBy: asked.groupBy,
    measures: [...asked.measures],
    title: title.slice(0, 200),
  }
}
