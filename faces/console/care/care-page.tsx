import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/care/access.ts'
import type { Grade, List, Recipient } from '../../../modules/care/contract.ts'
import { GRADE_WORDS, LIST_WORDS } from '../../../modules/care/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { homeOf, mayAnywhere, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { PrintSheet } from '../parts/print-sheet.tsx'
import { Awaiting, Empty, Note } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useMoreRead, useRead } from '../reads.ts'
import { RecipientsTable } from './recipients-table.tsx'
import { CARE } from './words.ts'

/** Who is cared for, by the day that a contact is due; for the street, figures only. */
export default function CarePage() {
  const { t } = useLanguage()
  const me = useMe()
  const read = useTreeRead(false)
  const [chosen, setGrid] = useState<string | null>(null)
  const gridId = chosen ?? homeOf(me, read.tree)?.id ?? null
  return (
    <Page title={t(CARE.title)} lead={t(CARE.lead)} isWide>
      <Awaiting read={read} lines={4} />
      {gridId !== null && mayAnywhere(me, ACCESS.recipients) ? (
        <Register key={gridId} gridId={gridId} onGrid={setGrid} />
      ) : null}
      {mayAnywhere(me, ACCESS.figures) ? <Figures /> : null}
    </Page>
  )
}

function Register({ gridId, onGrid }: { gridId: string; onGrid: (id: string | null) => void }) {
  const { t, moment } = useLanguage()
  const [list, setList] = useState<List>('active')
  const [grade, setGrade] = useState<Grade | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [printing, setPrinting] = useState<{ rows: readonly Recipient[]; at: string } | null>(null)
  const read = useMoreRead('care.recipients', {
    key: [gridId, list, grade],
    input: (cursor) => ({
      gridId,
      list,
      ...(grade === null ? {} : { grade }),
      ...(cursor === undefined ? {} : { after: JSON.parse(cursor) }),
    }),
    next: (page) => (page.next === null ? null : JSON.stringify(page.next)),
  })
  const rows = read.data?.pages.flatMap((page) => page.recipients) ?? []
  return (
    <Card
      tools={
        rows.length > 0 ? (
          <Button onClick={() => setPrinting({ rows, at: new Date().toISOString() })}>{t(CARE.print)}</Button>
        ) : null
      }
      title={t(LIST_WORDS[list])}
    >
      <Choice
        label={t(CARE.list)}
        options={keysOf(LIST_WORDS).map((value) => ({ value, label: t(LIST_WORDS[value]) }))}
        value={list}
        onChoose={(next) => {
          setSaid(null)
          setList(next)
        }}
      />
      <div className="c-tools">
        <GridPicker className="c-narrow" placeholder={t(CARE.grid)} value={gridId} onChange={onGrid} />
        <Select
          className="c-narrow"
          aria-label={t(CARE.grade)}
          allowClear
          placeholder={t(CARE.allGrades)}
          value={grade}
          options={keysOf(GRADE_WORDS).map((key) => ({ value: key, label: t(GRADE_WORDS[key]) }))}
          onChange={(next?: string | null) => setGrade(isKeyOf(GRADE_WORDS, next) ? next : null)}
        />
      </div>
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Awaiting read={read} lines={6} />
      {read.data && rows.length === 0 ? (
        <Empty title={t(CARE.emptyTitle)}>
          <p>{t(CARE.emptyText)}</p>
        </Empty>
      ) : null}
      {rows.length > 0 ? <RecipientsTable recipients={rows} hasPlaces onSaid={setSaid} /> : null}
      {read.hasNextPage ? (
        <Button onClick={() => read.fetchNextPage()} loading={read.isFetchingNextPage}>
          {t(CARE.more)}
        </Button>
      ) : null}
      {printing ? (
        <PrintSheet onDone={() => setPrinting(null)}>
          <h1>
            {t(CARE.title)} · {t(LIST_WORDS[list])}
          </h1>
          <p>{t(CARE.printed, { at: printing.at })}</p>
          <table>
            <thead>
              <tr>
                <th>{t(CARE.name)}</th>
                <th>{t(CARE.place)}</th>
                <th>{t(CARE.grade)}</th>
                <th>{t(CARE.rhythm)}</th>
                <th>{t(CARE.last)}</th>
                <th>{t(CARE.due)}</th>
              </tr>
            </thead>
            <tbody>
              {printing.rows.map((one) => (
                <tr key={one.id}>
                  <td>{one.nameMasked}</td>
                  <td>{one.placeName}</td>
                  <td>{t(GRADE_WORDS[one.grade])}</td>
                  <td>{t(CARE.everyDays, { days: one.everyDays })}</td>
                  <td>{one.lastContactAt === null ? t(CARE.never) : moment(one.lastContactAt)}</td>
                  <td>{one.dueOn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </PrintSheet>
      ) : null}
    </Card>
  )
}

/** Numbers by community; small cells are hidden. */
function Figures() {
  const { t } = useLanguage()
  const read = useRead('care.figures', {})
  const shown = (count: number | null | undefined) => count ?? '—'
  return (
    <Card title={t(CARE.figures)}>
      <p className="c-hint">{t(CARE.figuresHint)}</p>
      <Awaiting read={read} />
      {read.data ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(CARE.community)}</th>
              <th scope="col">{t(CARE.total)}</th>
              {keysOf(GRADE_WORDS).map((grade) => (
                <th key={grade} scope="col">
                  {t(GRADE_WORDS[grade])}
                </th>
              ))}
              <th scope="col">{t(CARE.reached)}</th>
              <th scope="col">{t(CARE.lateCount)}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.communities.map((one) => (
              <tr key={one.communityId}>
                <th scope="row">{one.name}</th>
                <td data-title={t(CARE.total)}>{shown(one.total)}</td>
                {one.grades.map(({ grade, people }) => (
                  <td key={grade} data-title={t(GRADE_WORDS[grade])}>
                    {shown(people)}
                  </td>
                ))}
                <td data-title={t(CARE.reached)}>{shown(one.reached)}</td>
                <td data-title={t(CARE.lateCount)}>{shown(one.late)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  )
}
