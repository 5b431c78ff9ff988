import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS as GRIDS } from '../../../modules/grids/access.ts'
import { CORRECTION_REASON_WORDS, HOUSEHOLD_FIELD_WORDS, SOURCE_WORDS } from '../../../modules/grids/words.ts'
import { ACCESS as PEOPLE } from '../../../modules/people/access.ts'
import { MOVE_REASON_WORDS, PERSON_FIELD_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { sayValue } from './say-field.ts'
import { HOMES } from './words.ts'

/** A correction of a flat or of who lives there, as one line. */
type Line = {
  readonly id: string
  readonly kind: 'home' | 'person'
  readonly householdId: string
  readonly placeName: string
  readonly what: string
  readonly change: string
  readonly why: string
  readonly at: string
  readonly undoneAt: string | null
  readonly undoUntil: string | null
}

const REASONS = { ...CORRECTION_REASON_WORDS, ...MOVE_REASON_WORDS } as const

type CorrectionsCardProps = {
  title: string
  of: { gridId: string } | { householdId: string }
  /** Says where each was: for a list of many flats. */
  hasPlaces?: boolean
}

/** What was corrected, the newest first; the lead takes a slip back within seven days. */
export function CorrectionsCard({ title, of, hasPlaces = false }: CorrectionsCardProps) {
  const speech = useLanguage()
  const { t, moment } = speech
  const me = useMe()
  const mayPeople = mayAnywhere(me, PEOPLE.corrections)
  const homes = useRead('grids.corrections', of)
  const people = useRead('people.corrections', mayPeople ? of : null)
  const [isUndone, setUndone] = useState(false)
  const lines: Line[] = [
    ...(homes.data?.corrections ?? []).map(
      (one): Line => ({
        ...one,
        kind: 'home',
        what: t(HOUSEHOLD_FIELD_WORDS[one.field]),
        change: t(HOMES.change, {
          from: sayValue(one.field, one.from, speech),
          to: sayValue(one.field, one.to, speech),
        }),
        why: [t(SOURCE_WORDS[one.source]), t(REASONS[one.reason]), one.note].filter(Boolean).join(' · '),
      }),
    ),
    ...(people.data?.corrections ?? []).map(
      (one): Line => ({
        ...one,
        kind: 'person',
        what: `${one.nameMasked} ${t(PERSON_FIELD_WORDS[one.field])}`,
        change:
          one.field === 'name' || one.field === 'phone'
            ? t(HOMES.change, { from: one.from ?? t(HOMES.unknown), to: one.to ?? t(HOMES.unknown) })
            : '',
        why: [t(SOURCE_WORDS[one.source]), t(REASONS[one.reason]), one.note].filter(Boolean).join(' · '),
      }),
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Card title={title}>
      {isUndone ? (
        <Note tone="success" isNews>
          {t(HOMES.undoneDone)}
        </Note>
      ) : null}
      <Awaiting read={homes} />
      <Problem error={people.problem} onAgain={people.again} />
      {homes.data && lines.length === 0 ? <p className="c-hint">{t(HOMES.noCorrections)}</p> : null}
      {lines.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(HOMES.what)}</th>
              {hasPlaces ? <th scope="col">{t(HOMES.place)}</th> : null}
              <th scope="col">{t(HOMES.newValue)}</th>
              <th scope="col">{t(HOMES.reason)}</th>
              <th scope="col">{t(HOMES.at)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.what}</th>
                {hasPlaces ? (
                  <td data-title={t(HOMES.place)}>
                    <Link href={hrefOf('/homes', { household: one.householdId })}>{one.placeName}</Link>
                  </td>
                ) : null}
                <td data-title={t(HOMES.newValue)}>{one.change}</td>
                <td data-title={t(HOMES.reason)}>{one.why}</td>
                <td data-title={t(HOMES.at)}>{moment(one.at)}</td>
                <td>
                  <Undo line={one} onDone={() => setUndone(true)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  )
}

function Undo({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const home = useAct('grids.undoCorrection')
  const person = useAct('people.undoCorrection')
  if (line.undoneAt !== null) return <span className="c-hint">{t(HOMES.undone)}</span>
  if (line.undoUntil === null || !mayAnywhere(me, GRIDS.undoCorrection)) return null
  const act = line.kind === 'home' ? home : person
  const undo = async () => {
    if (!(await act.run({ correctionId: line.id }))) return
    await refresh('grids.', 'people.')
    onDone()
  }
  return (
    <div className="c-rowtools">
      <Button size="small" danger loading={act.isBusy} onClick={undo} title={t(HOMES.until, { at: line.undoUntil })}>
        {t(HOMES.undo)}
        <span className="k-offscreen"> {line.what}</span>
      </Button>
      <Problem error={act.error} />
    </div>
  )
}
