import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { LETTER_KIND_WORDS, LETTER_STATE_WORDS, LETTER_STATES } from '../../../platform/pure/letter-words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf, wordFor } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { Bars } from '../parts/bars.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Pending } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { RobotsCard } from './robots-card.tsx'
import './sending.css'
import { KEPT_WORDS, SENDING_PART } from './words.ts'

const SPANS = ['7', '14', '30', '90'] as const
type Figures = OutputOf<Queries['notifications.statistics']>

/** What left by each channel, why the rest did not, and the groups that are told. */
export function SendingPart() {
  const { t } = useLanguage()
  const me = useMe()
  const tree = useTree()
  const communities = communitiesOf(me, tree)
  const [chosen, setChosen] = useState<string | null>(null)
  const [span, setSpan] = useState<(typeof SPANS)[number]>('14')
  const community = communities.find((one) => one.id === chosen) ?? communities[0]
  const read = useRead(
    'notifications.statistics',
    community ? { communityId: community.id, days: Number(span) } : null,
    { keepsFormer: true },
  )
  if (!community) return <Pending lines={6} />
  return (
    <>
      <Card title={t(SENDING_PART.title)}>
        <p className="c-hint">{t(SENDING_PART.lead)}</p>
        <div className="c-columns">
          {communities.length > 1 ? (
            <Labelled label={t(SENDING_PART.community)}>
              {(control) => (
                <Select
                  {...control}
                  showSearch
                  optionFilterProp="label"
                  value={community.id}
                  options={communities.map((one) => ({ value: one.id, label: one.name }))}
                  onChange={setChosen}
                />
              )}
            </Labelled>
          ) : null}
          <Choice
            label={t(SENDING_PART.span)}
            options={SPANS.map((days) => ({ value: days, label: t(SENDING_PART.days, { count: Number(days) }) }))}
            value={span}
            onChoose={setSpan}
          />
        </div>
        <Awaiting read={read} lines={6} />
        {read.data ? <Channels setUp={read.data.setUp} /> : null}
      </Card>
      {read.data ? (
        <>
          <ByDay lines={read.data.lines} />
          <Kept kept={read.data.kept} />
        </>
      ) : null}
      <RobotsCard />
    </>
  )
}

function Channels({ setUp }: Pick<Figures, 'setUp'>) {
  const { t } = useLanguage()
  return (
    <>
      <h3>{t(SENDING_PART.channels)}</h3>
      <ul className="c-channels">
        {keysOf(LETTER_KIND_WORDS).map((kind) => {
          const isOn = setUp.includes(kind)
          return (
            <li key={kind} data-on={isOn ? '' : undefined}>
              {t(LETTER_KIND_WORDS[kind])} <small>{t(isOn ? SENDING_PART.isSetUp : SENDING_PART.notSetUp)}</small>
            </li>
          )
        })}
      </ul>
      <p className="c-hint">{t(SENDING_PART.setUpNote)}</p>
    </>
  )
}

function ByDay({ lines }: Pick<Figures, 'lines'>) {
  const { t } = useLanguage()
  return (
    <Card title={t(SENDING_PART.byDay)}>
      <p className="c-hint">{t(SENDING_PART.byDayNote)}</p>
      {lines.length === 0 ? (
        <Empty title={t(SENDING_PART.nothing)}>
          <p>{t(SENDING_PART.nothingText)}</p>
        </Empty>
      ) : (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(SENDING_PART.date)}</th>
              <th scope="col">{t(SENDING_PART.channel)}</th>
              {LETTER_STATES.map((state) => (
                <th key={state} scope="col" className="c-figure">
                  {t(LETTER_STATE_WORDS[state])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const channel = wordFor(LETTER_KIND_WORDS, line.channel)
              return (
                <tr key={`${line.date} ${line.channel}`}>
                  <th scope="row">{line.date}</th>
                  <td data-title={t(SENDING_PART.channel)}>{channel ? t(channel) : '—'}</td>
                  {LETTER_STATES.map((state) => (
                    <td
                      key={state}
                      className="c-figure"
                      data-title={t(LETTER_STATE_WORDS[state])}
                      data-trouble={(state === 'failed' || state === 'parked') && line[state] > 0 ? '' : undefined}
                    >
                      {line[state]}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function Kept({ kept }: Pick<Figures, 'kept'>) {
  const { t } = useLanguage()
  return (
    <Card title={t(SENDING_PART.kept)}>
      {kept.length === 0 ? (
        <p>{t(SENDING_PART.keptNone)}</p>
      ) : (
        <div className="c-kept-why">
          <Bars
            title={t(SENDING_PART.kept)}
            isTitleHidden
            bars={kept.map(({ why, count }) => ({ key: why, label: t(KEPT_WORDS[why]), value: count }))}
          />
        </div>
      )}
    </Card>
  )
}
