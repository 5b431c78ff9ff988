import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { RESCUE_STATE_WORDS, WHY_WORDS } from '../../../modules/sync/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Choice } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { EndRescue, ReadRescue } from './rescue-dialogs.tsx'
import { PHONES } from './words.ts'

export type Rescue = OutputOf<Queries['sync.rescues']>['rescues'][number]

const STATES = { waiting: ['held'], settled: ['entered', 'dismissed'] } as const
type Group = keyof typeof STATES

/** What phones could not send and handed to the lead: what it is, whose, why; to read, and to settle. */
export function RescuesCard({ onSaid }: { onSaid: (said: string) => void }) {
  const { t, moment, pick } = useLanguage()
  const [group, setGroup] = useState<Group>('waiting')
  const read = useRead('sync.rescues', { states: [...STATES[group]] }, { keepsFormer: true })
  const [reading, setReading] = useState<Rescue | null>(null)
  const [ending, setEnding] = useState<Rescue | null>(null)
  const rescues = read.data?.rescues ?? []
  const whyOf = (why: string) => {
    const word = wordFor(WHY_WORDS, why)
    return t(word ?? WHY_WORDS.given_up)
  }
  return (
    <Card title={t(PHONES.rescues)}>
      <p className="c-hint">{t(PHONES.rescuesHint)}</p>
      <Choice
        label={t(PHONES.state)}
        options={[
          { value: 'waiting', label: t(PHONES.waiting) },
          { value: 'settled', label: t(PHONES.settled) },
        ]}
        value={group}
        onChoose={setGroup}
      />
      <Awaiting read={read} lines={3} />
      {read.data && rescues.length === 0 ? <Empty title={t(PHONES.noRescues)}>{t(PHONES.noRescuesHint)}</Empty> : null}
      {rescues.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(PHONES.what)}</th>
              <th scope="col">{t(PHONES.who)}</th>
              <th scope="col">{t(PHONES.made)}</th>
              <th scope="col">{t(PHONES.why)}</th>
              <th scope="col">{t(PHONES.state)}</th>
            </tr>
          </thead>
          <tbody>
            {rescues.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.commandLabel ? pick(one.commandLabel.zh, one.commandLabel.en) : t(PHONES.what)}
                </th>
                <td data-title={t(PHONES.who)}>
                  {one.personName}
                  <p className="c-hint">{one.gridName}</p>
                </td>
                <td data-title={t(PHONES.made)}>{moment(one.madeAt)}</td>
                <td data-title={t(PHONES.why)}>{whyOf(one.why)}</td>
                <td data-title={t(PHONES.state)}>
                  <span className="c-tag">{t(RESCUE_STATE_WORDS[one.state])}</span>
                  {one.reason ? <p className="c-hint">{one.reason}</p> : null}
                  {one.endedAt ? <p className="c-hint">{moment(one.endedAt)}</p> : null}
                  <div className="c-rowtools">
                    <Button size="small" onClick={() => setReading(one)}>
                      {t(PHONES.read)}
                    </Button>
                    {one.state === 'held' ? (
                      <Button size="small" type="primary" onClick={() => setEnding(one)}>
                        {t(PHONES.end)}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {reading ? <ReadRescue rescue={reading} onClose={() => setReading(null)} /> : null}
      {ending ? (
        <EndRescue
          rescue={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null)
            onSaid(t(PHONES.ended))
          }}
        />
      ) : null}
    </Card>
  )
}
