import type { FigureLine } from '../../../modules/dashboards/contract.ts'
import { isVolume, MEASURES, type MeasureName } from '../../../modules/dashboards/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { homeOf, useMe } from '../me.ts'
import { Card } from '../parts/page.tsx'
import { Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { hrefOf, Link } from '../router.tsx'
import './chart-card.css'
import { type Asking, GROUPS, narrowedTo, queryFor } from './asking.ts'
import { GroupFigure } from './group-figure.tsx'
import { FIGURES, GROUP_WORDS } from './words.ts'

const VOLUMES = ['received', 'ended', 'open', 'late', 'urgent', 'unheard'] as const satisfies readonly MeasureName[]
/** The rates that are compared throughout the country (anchors N4), in each group and above all by level. */
const SHARES = [
  'on_time_rate',
  'rework_rate',
  'extension_rate',
  'once_rate',
  'content_rate',
  'rated_share',
  'repeat_rate',
] as const satisfies readonly MeasureName[]

type GroupsCardProps = { asking: Asking; lines: readonly FigureLine[]; onChange: (next: Partial<Asking>) => void }

/** The figures per grid, kind or channel, in the order of their codes: nothing is ranked. */
export function GroupsCard({ asking, lines, onChange }: GroupsCardProps) {
  const { t } = useLanguage()
  const tree = useTree()
  const home = homeOf(useMe(), tree)
  const rootId = asking.gridId ?? home?.id
  const gridOf = (communityId: string) => {
    const mains = tree.all.filter((grid) => grid.communityId === communityId && grid.level === 'main')
    return mains.length === 1 ? mains[0]?.id : undefined
  }
  return (
    <Card
      title={t(FIGURES.groups)}
      tools={
        <Select
          aria-label={t(FIGURES.groupBy)}
          className="c-figures-select c-no-print"
          popupMatchSelectWidth={false}
          value={asking.groupBy}
          options={GROUPS.map((one) => ({ value: one, label: `${t(FIGURES.groupBy)} ${t(GROUP_WORDS[one])}` }))}
          onChange={(groupBy) => onChange({ groupBy })}
        />
      }
    >
      {lines.length === 0 ? (
        <Empty title={t(FIGURES.noLines)}>
          <p>{t(FIGURES.noLinesText)}</p>
        </Empty>
      ) : (
        [VOLUMES, SHARES].map((shown) => (
          <table key={shown[0]} className="c-figures-table">
            <caption className="k-offscreen">
              {t(FIGURES.groups)}: {t(GROUP_WORDS[asking.groupBy])},{' '}
              {t(shown === VOLUMES ? FIGURES.volumes : FIGURES.shares)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t(GROUP_WORDS[asking.groupBy])}</th>
                {shown.map((name) => (
                  <th key={name} scope="col">
                    {t(MEASURES[name].label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <GroupLine
                  key={line.key}
                  line={line}
                  shown={shown}
                  asking={narrowedTo(asking, line.key, rootId, gridOf)}
                />
              ))}
            </tbody>
          </table>
        ))
      )}
      {asking.groupBy === 'grid' ? <p className="c-hint">{t(FIGURES.groupsNote)}</p> : null}
    </Card>
  )
}

type GroupLineProps = { line: FigureLine; shown: readonly MeasureName[]; asking: Asking | null }

function GroupLine({ line, shown, asking }: GroupLineProps) {
  const { t, pick } = useLanguage()
  const label = pick(line.label.zh, line.label.en)
  return (
    <tr>
      <th scope="row">
        {asking === null ? (
          t(FIGURES.itself, { name: label })
        ) : (
          <Link href={hrefOf('/figures', queryFor(asking))}>{label}</Link>
        )}
      </th>
      {shown.map((name) => (
        <td key={name} data-title={t(MEASURES[name].label)}>
          {line.isVolumeOnly && !isVolume(name) ? (
            '—'
          ) : (
            <GroupFigure name={name} counts={line.counts} asking={asking} group={label} />
          )}
        </td>
      ))}
    </tr>
  )
}
