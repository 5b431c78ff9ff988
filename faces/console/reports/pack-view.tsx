import { Button } from 'antd'
import { firstDay, stepped } from '../../../modules/dashboards/rules.ts'
import { ACCESS } from '../../../modules/reports/access.ts'
import { PACK_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMay, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { PackPapers } from './pack-papers.tsx'
import { hasReports } from './places.ts'
import { PACKS, REPORTS } from './words.ts'

/** How many weeks back can be looked at. */
const WEEKS = 12
const LAST_DAYS = 'last'

/** The papers of a meeting: whose, of which week; on screen, in print and as a file. Both stand in the address. */
export default function PackView() {
  const { t, language } = useLanguage()
  const { query } = usePlace()
  const tree = useTree()
  const may = useMay()
  const me = useMe()
  const home = homeOf(me, tree)
  const gridId = query.get('grid') ?? (home && hasReports(home) ? home.id : null)
  const monday = firstDay('week', new Date(useNow(60_000)))
  const weeks = Array.from({ length: WEEKS }, (_, i) => stepped('week', monday, -i))
  const from = weeks.find((one) => one === query.get('from'))
  const change = (next: { grid?: string | null; from?: string }) => {
    const now = { grid: gridId, from, ...next }
    navigate(hrefOf('/reports', { view: 'pack', grid: now.grid ?? undefined, from: now.from }), { replace: true })
  }
  const read = useRead('reports.meetingPack', gridId === null ? null : { gridId, from })
  const pdf = new URLSearchParams({ language, ...(from ? { from } : {}) })
  return (
    <>
      <Card className="c-no-print">
        <div className="c-columns">
          <Labelled label={t(PACKS.place)}>
            {(control) => (
              <GridPicker
                control={control}
                value={gridId}
                onChange={(grid) => change({ grid })}
                among={(grid) => hasReports(grid) && may(ACCESS.meetingPack, grid.id)}
                placeholder={t(REPORTS.gridNone)}
              />
            )}
          </Labelled>
          <Labelled label={t(PACKS.week)}>
            {(control) => (
              <Select
                {...control}
                value={from ?? LAST_DAYS}
                options={[
                  { value: LAST_DAYS, label: t(PACKS.lastDays) },
                  ...weeks.map((week, i) => ({
                    value: week,
                    label:
                      i === 0
                        ? t(PACKS.thisWeek, { from: week })
                        : t(PACKS.ofWeek, { from: week, until: stepped('day', week, 6) }),
                  })),
                ]}
                onChange={(week) => change({ from: week === LAST_DAYS ? undefined : week })}
              />
            )}
          </Labelled>
        </div>
        <div className="c-form-foot">
          {gridId ? (
            <a className="c-row-link" href={`/packs/${me.tenant}/${gridId}?${pdf}`} download>
              {t(PACKS.pdf)}
            </a>
          ) : null}
          <Button type="primary" disabled={!read.data} onClick={() => print()}>
            {t(PACKS.print)}
          </Button>
        </div>
      </Card>
      {gridId === null ? <Empty title={t(REPORTS.gridNone)} /> : <Awaiting read={read} lines={8} />}
      {read.data ? (
        <Card>
          <PackPapers pack={read.data} title={t(PACK_WORDS.heading, { place: read.data.place })} />
        </Card>
      ) : null}
    </>
  )
}
