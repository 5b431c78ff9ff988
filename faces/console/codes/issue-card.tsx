import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Commands } from '../../../modules/api.ts'
import { CODE_KIND_WORDS } from '../../../modules/grids/words.ts'
import type { InputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { Ground } from './codes-page.tsx'
import { CODES } from './words.ts'

type Kind = InputOf<Commands['grids.issueMissingCodes']>['kind']

/** How many places of each kind have no valid code, and one button that gives each of them one. */
export function IssueCard({ ground }: { ground: Ground }) {
  const { t } = useLanguage()
  const read = useRead('grids.missingCodes', ground)
  const act = useAct('grids.issueMissingCodes')
  const [under, setUnder] = useState<{ kind: Kind; issued: number; all: number } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const isStopped = useRef(false)

  /** Some hundred in an act, until none is missing: whoever leaves goes on later where it stopped. */
  const issueAll = async (kind: Kind, all: number) => {
    isStopped.current = false
    setSaid(null)
    let issued = 0
    setUnder({ kind, issued, all })
    for (let left = 1; left > 0 && !isStopped.current; ) {
      const done = await act.run({ ...ground, kind })
      if (!done) break
      issued += done.issued
      left = done.left
      setUnder({ kind, issued, all })
    }
    setUnder(null)
    setSaid(t(CODES.issued, { count: issued }))
    refresh('grids.missingCodes', 'grids.codes', 'grids.codeFigures')
  }
  const rows = read.data?.missing ?? []
  return (
    <Card title={t(CODES.missing)}>
      <p className="c-hint">{t(CODES.missingText)}</p>
      <Awaiting read={read} lines={4} />
      {rows.length > 0 ? (
        <ul className="c-missing">
          {rows.map(({ kind, count }) => (
            <li key={kind}>
              <span>{t(CODE_KIND_WORDS[kind])}</span>
              <strong>{t(count === 0 ? CODES.noneMissing : CODES.someMissing, { count })}</strong>
              {count > 0 ? (
                <Button onClick={() => issueAll(kind, count)} loading={under?.kind === kind} disabled={under !== null}>
                  {t(CODES.issueAll)}
                  <span className="k-offscreen"> {t(CODE_KIND_WORDS[kind])}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {under ? (
        <div className="c-under">
          <progress max={under.all} value={under.issued} aria-label={t(CODES.issuing)} />
          <span role="status">{t(CODES.issuedSoFar, { count: under.issued, all: under.all })}</span>
          <Button
            size="small"
            onClick={() => {
              isStopped.current = true
            }}
          >
            {t(CODES.stop)}
          </Button>
        </div>
      ) : null}
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Problem error={act.error} />
    </Card>
  )
}
