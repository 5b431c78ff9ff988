import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/intake/access.ts'
import type { KnownAnswer } from '../../../modules/intake/contract.ts'
import { searchTerms } from '../../../platform/pure/bigrams.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty, Pending, Problem } from '../parts/said.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useRead } from '../reads.ts'
import { AnswerDialog, RemoveAnswerDialog } from './answer-dialog.tsx'
import { AnswerRow } from './answer-row.tsx'
import './answers.css'
import { AskedCard } from './asked-card.tsx'
import { ANSWERS } from './words.ts'

type Edited = { start: KnownAnswer; isNew: boolean }

/** The answers that residents look up: those of a community or street, and what was asked lately and is not among them yet. */
export default function AnswersPage() {
  const { t } = useLanguage()
  const tree = useTree()
  const home = homeOf(useMe(), tree)
  const may = useMay()
  const [chosen, setChosen] = useState<string | null>(null)
  const grid = tree.get(chosen) ?? home
  const [search, setSearch] = useState('')
  const [edited, setEdited] = useState<Edited | null>(null)
  const [removed, setRemoved] = useState<KnownAnswer | null>(null)
  const { data, isPending, problem, again } = useRead('intake.knownAnswers', grid ? { gridId: grid.id } : null)
  if (!grid) return <Pending lines={6} />
  const isKeeper = may(ACCESS.saveKnownAnswer, grid.id)
  const blank = { gridId: grid.id, question: '', answer: '', source: '', validUntil: null }
  const begin = (texts: Partial<KnownAnswer> = {}) =>
    setEdited({ start: { answerId: newId(), ...blank, ...texts }, isNew: true })
  const wanted = searchTerms(search)
  const shown = data?.answers.filter((one) => {
    const said = searchTerms(`${one.question} ${one.answer}`)
    return wanted.every((term) => said.some((word) => word.startsWith(term)))
  })
  return (
    <Page
      title={t(ANSWERS.title)}
      lead={t(ANSWERS.lead)}
      tools={
        isKeeper ? (
          <Button type="primary" onClick={() => begin()}>
            {t(ANSWERS.add)}
          </Button>
        ) : null
      }
    >
      <Card>
        <div className="c-tools">
          <GridPicker className="c-narrow" placeholder={t(ANSWERS.grid)} value={grid.id} onChange={setChosen} />
          <SearchBox label={t(ANSWERS.search)} value={search} onSearch={setSearch} />
        </div>
        {isPending && !problem ? <Pending lines={6} /> : null}
        <Problem error={problem} onAgain={again} />
        {data?.answers.length === 0 ? (
          <Empty title={t(ANSWERS.none)}>
            <p>{t(ANSWERS.noneText)}</p>
          </Empty>
        ) : null}
        {shown?.length === 0 && data?.answers.length !== 0 ? <p className="c-hint">{t(ANSWERS.noMatch)}</p> : null}
        <ul className="c-answer-list">
          {shown?.map((one) => (
            <AnswerRow
              key={one.answerId}
              answer={one}
              isFromAbove={one.gridId !== grid.id}
              onEdit={() => setEdited({ start: one, isNew: false })}
              onRemove={() => setRemoved(one)}
            />
          ))}
        </ul>
      </Card>
      {isKeeper ? <AskedCard gridId={grid.id} onTake={begin} /> : null}
      {edited ? <AnswerDialog key={edited.start.answerId} {...edited} onClose={() => setEdited(null)} /> : null}
      {removed ? <RemoveAnswerDialog answer={removed} onClose={() => setRemoved(null)} /> : null}
    </Page>
  )
}
