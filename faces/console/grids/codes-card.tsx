import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/grids/access.ts'
import type { Grid, PlaceCode } from '../../../modules/grids/contract.ts'
import { CODE_KIND_WORDS } from '../../../modules/grids/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMay, useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { type CodesFilter, CodesFilterFields } from './codes-filter.tsx'
import { IssueCode } from './issue-code.tsx'
import { PrintChosen } from './print-chosen.tsx'
import { ReissueCode, RevokeCode } from './retire-code.tsx'
import { GRIDS } from './words.ts'

type Doing =
  | { what: 'issue' }
  | { what: 'print'; codeIds: readonly string[] }
  | { what: 'reissue' | 'revoke'; code: PlaceCode }

/** The printed codes of a grid and of all below it. */
export function CodesCard({ grid }: { grid: Grid }) {
  const { t } = useLanguage()
  const may = useMay()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [issued, setIssued] = useState<string | null>(null)
  const [filter, setFilter] = useState<CodesFilter>({})
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useMoreRead('grids.codes', {
    key: [grid.id, filter],
    input: (afterId) => ({
      communityId: grid.communityId,
      gridId: grid.id,
      ...filter,
      ...(afterId ? { afterId } : {}),
    }),
    next: (page) => page.nextAfterId,
  })
  const codes = list.data?.pages.flatMap((page) => page.codes) ?? []
  const mayIssue = may(ACCESS.issueCodes, grid.id)
  const close = () => setDoing(null)
  return (
    <Card
      title={t(GRIDS.codes)}
      tools={
        mayIssue ? (
          <>
            {chosen.size > 0 ? (
              <Button onClick={() => setDoing({ what: 'print', codeIds: [...chosen] })}>
                {t(GRIDS.printChosen, { count: chosen.size })}
              </Button>
            ) : null}
            <Button onClick={() => setDoing({ what: 'issue' })}>{t(GRIDS.issue)}</Button>
          </>
        ) : null
      }
    >
      {issued ? (
        <Note tone="success" isNews>
          {t(GRIDS.issueDone, { code: issued })}
        </Note>
      ) : null}
      <CodesFilterFields filter={filter} onChange={setFilter} />
      {list.isPending && !list.problem ? <Pending lines={5} /> : null}
      <Problem error={list.problem} onAgain={list.again} />
      {list.data && codes.length === 0 ? (
        <Empty title={t(GRIDS.noCodes)}>
          <p>{t(GRIDS.noCodesText)}</p>
        </Empty>
      ) : null}
      {codes.length > 0 ? (
        <CodesTable codes={codes} mayRetire={mayIssue} onDo={setDoing} chosen={chosen} onChoose={setChosen} />
      ) : null}
      {list.hasNextPage ? (
        <Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
      {doing?.what === 'issue' ? <IssueCode grid={grid} onClose={close} onDone={setIssued} /> : null}
      {doing?.what === 'print' ? <PrintChosen grid={grid} codeIds={doing.codeIds} onClose={close} /> : null}
      {doing?.what === 'reissue' ? (
        <ReissueCode code={doing.code} grid={grid} onClose={close} onDone={setIssued} />
      ) : null}
      {doing?.what === 'revoke' ? <RevokeCode code={doing.code} onClose={close} /> : null}
    </Card>
  )
}

type CodesTableProps = {
  codes: readonly PlaceCode[]
  mayRetire: boolean
  onDo: (doing: Doing) => void
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}

function CodesTable({ codes, mayRetire, onDo, chosen, onChoose }: CodesTableProps) {
  const { t, moment } = useLanguage()
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    onChoose(next)
  }
  return (
    <table className="c-table">
      <thead>
        <tr>
          <th scope="col">{t(GRIDS.place)}</th>
          <th scope="col">{t(GRIDS.codeKind)}</th>
          <th scope="col">{t(GRIDS.codeNumber)}</th>
          <th scope="col">{t(GRIDS.issued)}</th>
          <th scope="col">{t(GRIDS.printed)}</th>
          <th scope="col">{t(GRIDS.state)}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.id}>
            <th scope="row">
              {mayRetire && !code.revokedAt ? (
                <Checkbox
                  checked={chosen.has(code.id)}
                  onChange={(event) => choose(code.id, event.target.checked)}
                  aria-label={t(GRIDS.chooseCode, { place: code.placeName })}
                />
              ) : null}{' '}
              {code.placeName}
            </th>
            <td data-title={t(GRIDS.codeKind)}>{t(CODE_KIND_WORDS[code.kind])}</td>
            <td data-title={t(GRIDS.codeNumber)} className="c-code">
              {code.code}
            </td>
            <td data-title={t(GRIDS.issued)}>{moment(code.issuedAt)}</td>
            <td data-title={t(GRIDS.printed)}>{code.printedAt ? moment(code.printedAt) : t(GRIDS.neverPrinted)}</td>
            <td data-title={t(GRIDS.state)}>
              <CodeState code={code} />
            </td>
            <td>{code.revokedAt ? null : <CodeTools code={code} mayRetire={mayRetire} onDo={onDo} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CodeState({ code }: { code: PlaceCode }) {
  const { t } = useLanguage()
  if (!code.revokedAt) return t(GRIDS.active)
  if (code.replacedBy) return <span className="c-hint">{t(GRIDS.replaced)}</span>
  return <span className="c-hint">{t(GRIDS.revoked, { reason: code.revokedReason ?? '' })}</span>
}

function CodeTools({ code, mayRetire, onDo }: { code: PlaceCode; mayRetire: boolean; onDo: (doing: Doing) => void }) {
  const { t } = useLanguage()
  const { tenant } = useMe()
  const forms = [
    { form: 'poster', word: GRIDS.printPoster },
    { form: 'sign', word: GRIDS.printSign },
  ] as const
  return (
    <div className="c-rowtools">
      {forms.map(({ form, word }) => (
        <a
          key={form}
          className="c-row-link"
          href={`/print/${tenant}/${code.id}?form=${form}`}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t(GRIDS.printOf, { place: code.placeName, form: t(word) })} (${t(CONSOLE.newWindow)})`}
        >
          {t(word)}
        </a>
      ))}
      {mayRetire ? (
        <>
          <Button size="small" onClick={() => onDo({ what: 'reissue', code })}>
            {t(GRIDS.reissue)}
            <span className="k-offscreen"> {code.placeName}</span>
          </Button>
          <Button size="small" danger onClick={() => onDo({ what: 'revoke', code })}>
            {t(GRIDS.revoke)}
            <span className="k-offscreen"> {code.placeName}</span>
          </Button>
        </>
      ) : null}
    </div>
  )
}
