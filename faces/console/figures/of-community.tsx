import { useEffect } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { Page } from '../parts/page.tsx'
import { Awaiting, Note } from '../parts/said.tsx'
import { hrefOf, navigate } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { FIGURES } from './words.ts'

/** An address that names a community by its code becomes that of its main grid, if it is in sight. */
export function OfCommunity({ asking, code }: { asking: Asking; code: string }) {
  const { t } = useLanguage()
  const read = useTreeRead(false)
  const grid = read.tree.all.find((one) => one.level === 'main' && one.code === code)
  useEffect(() => {
    if (grid) navigate(hrefOf('/figures', queryFor({ ...asking, gridId: grid.id })), { replace: true })
  }, [grid, asking])
  return (
    <Page isWide title={t(FIGURES.title)}>
      <Awaiting read={read} lines={10} />
      {read.data && !grid ? <Note>{t(FIGURES.noCommunity)}</Note> : null}
    </Page>
  )
}
