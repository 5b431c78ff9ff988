import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import './codes.css'
import { FiguresCard } from './figures-card.tsx'
import { IssueCard } from './issue-card.tsx'
import { PrintCard } from './print-card.tsx'
import { ServicesCard } from './services-card.tsx'
import { CODES } from './words.ts'

/** A community, and the grid in it that is looked at. */
export type Ground = { readonly communityId: string; readonly gridId: string }

const PARTS = { make: CODES.make, figures: CODES.figures, services: CODES.services } as const

/** The printed codes of a community and the services behind them. */
export default function CodesPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const read = useTreeRead(false)
  const communities = communitiesOf(me, read.tree).filter((one) => !one.code.endsWith('000'))
  const chosen = communities.find((one) => one.id === query.get('community')) ?? communities[0]
  const asked = query.get('part')
  const part = isKeyOf(PARTS, asked) ? asked : keysOf(PARTS)[0]
  const to = (community: string, next: string) => hrefOf('/codes', { community, part: next })
  const inIt = (grid: { communityId: string }) => grid.communityId === chosen?.id
  const main = read.tree.all.find((grid) => inIt(grid) && grid.level === 'main')
  const [gridId, setGridId] = useState<string | null>(null)
  const grid = read.tree.all.find((one) => one.id === gridId && inIt(one)) ?? main
  const ground = chosen && grid ? { communityId: chosen.id, gridId: grid.id } : null
  return (
    <Page title={t(CODES.title)} lead={t(CODES.lead)} isWide>
      <Awaiting read={read} lines={8} />
      {!read.isPending && !chosen ? <Empty title={t(CODES.title)} /> : null}
      {chosen ? (
        <>
          {communities.length > 1 ? (
            <Labelled label={t(CODES.community)}>
              {(control) => (
                <Select
                  {...control}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={chosen.id}
                  options={communities.map((one) => ({ value: one.id, label: one.name }))}
                  onChange={(id: string) => navigate(to(id, part))}
                />
              )}
            </Labelled>
          ) : null}
          <fieldset className="c-pills">
            <legend className="k-offscreen">{t(CODES.parts)}</legend>
            {keysOf(PARTS).map((key) => (
              <button
                key={key}
                type="button"
                className="c-pill"
                aria-pressed={key === part}
                onClick={() => navigate(to(chosen.id, key), { replace: true })}
              >
                {t(PARTS[key])}
              </button>
            ))}
          </fieldset>
          {part !== 'services' ? (
            <GridPicker
              className="c-codes-grid"
              placeholder={t(CODES.ground)}
              value={gridId}
              onChange={setGridId}
              among={inIt}
            />
          ) : null}
          {part === 'make' && ground ? (
            <>
              <IssueCard key={`issue ${ground.gridId}`} ground={ground} />
              <PrintCard key={`print ${ground.gridId}`} ground={ground} />
              <SnapAddress code={chosen.code} />
            </>
          ) : null}
          {part === 'figures' && ground ? <FiguresCard ground={ground} /> : null}
          {part === 'services' ? <ServicesCard key={chosen.id} communityId={chosen.id} /> : null}
        </>
      ) : null}
    </Page>
  )
}

function SnapAddress({ code }: { code: string }) {
  const { t } = useLanguage()
  const path = `/snap/${code}`
  return (
    <Card title={t(CODES.snapAddress)}>
      <p className="c-hint">{t(CODES.snapAddressText)}</p>
      <a href={path} target="_blank" rel="noreferrer">
        {`${location.origin}${path}`}
      </a>
    </Card>
  )
}
