import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { Card } from '../parts/page.tsx'
import { Pending } from '../parts/said.tsx'
import { hrefOf, Link } from '../router.tsx'
import { CASE } from './words.ts'

const PlaceMap = lazy(() => import('./place-map.tsx'))

/** Where it is: in words first; the map when asked for. */
export function PlaceCard({ theCase }: { theCase: CaseView }) {
  const { t } = useLanguage()
  const tree = useTree()
  const [isMap, setMap] = useState(false)
  const above = tree.aboveOf(theCase.gridId).map((grid) => grid.name)
  return (
    <Card title={t(CASE.place)}>
      <p>
        <strong>{theCase.placeName}</strong>
      </p>
      <p className="c-hint">
        {(above.length > 0 ? above : [theCase.communityName]).join(' › ')} ›{' '}
        <Link href={hrefOf('/grids', { grid: theCase.gridId })}>{theCase.gridName}</Link>
      </p>
      {theCase.lng === null ? <p className="c-hint">{t(CASE.noPoint)}</p> : null}
      {isMap ? (
        <Suspense fallback={<Pending lines={4} />}>
          <PlaceMap theCase={theCase} />
        </Suspense>
      ) : (
        <Button className="c-no-print" onClick={() => setMap(true)}>
          {t(CASE.seeMap)}
        </Button>
      )}
    </Card>
  )
}
