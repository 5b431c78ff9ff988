import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import type { useMoreRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { Pending, Problem } from './said.tsx'

type PagedTableProps = {
  read: Pick<
    ReturnType<typeof useMoreRead>,
    'problem' | 'again' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >
  heads: readonly Word[]
  /** Its rows; undefined until they are read. */
  rows: readonly ReactNode[] | undefined
  /** Said when there are none. */
  empty: ReactNode
}

/** A list that is read page by page, as a table. */
export function PagedTable({ read, heads, rows, empty }: PagedTableProps) {
  const { t } = useLanguage()
  return (
    <>
      <Problem error={read.problem} onAgain={read.again} />
      {read.isPending && !read.problem ? <Pending lines={6} /> : null}
      {rows?.length === 0 ? empty : null}
      {rows && rows.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              {heads.map((word) => (
                <th key={word.en} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      ) : null}
      {read.hasNextPage ? (
        <Button className="c-no-print" loading={read.isFetchingNextPage} onClick={() => read.fetchNextPage()}>
          {t(CONSOLE.moreRows)}
        </Button>
      ) : null}
    </>
  )
}
