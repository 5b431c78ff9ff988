import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { More, Sections } from '../my-cases/case-lists.tsx'
import { useRead } from '../reads.ts'
import { GRID } from './words.ts'

/** The open cases of a grid and all below it, whoever holds them. */
export function GridCases({ gridId }: { gridId: string }) {
  const { t } = useLanguage()
  const input = { scope: 'my_grids', gridId, sort: 'deadline', limit: 50 } as const
  const { data, error, reload } = useRead('cases.desk', input)
  return (
    <>
      <h2 className="k-small-title">{t(GRID.cases)}</h2>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data?.cases.length === 0 ? <p className="k-soft">{t(GRID.noCases)}</p> : null}
      {data ? <Sections lines={data.cases} /> : null}
      {data?.next ? <More key={data.next.id} input={input} after={data.next} /> : null}
    </>
  )
}
