import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { MANDATE_WORDS, PAPER_WORDS, WAY_WORDS } from '../../../modules/deliberation/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { MandateDialog } from './mandate-dialog.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import type { Topic } from './shown.ts'
import { TOPICS } from './words.ts'

export type Household = OutputOf<Queries['deliberation.roll']>['households'][number]

/** The roll, building by building: who has voted, papers typed by two, mandates confirmed by two. */
export function RollCard({ topic }: { topic: Topic }) {
  const { t } = useLanguage()
  const [buildingId, setBuilding] = useState<string | null>(null)
  const [paper, setPaper] = useState<Household | null>(null)
  const [mandate, setMandate] = useState<Household | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const read = useRead('deliberation.roll', { topicId: topic.id, buildingId }, { keepsFormer: true })
  const only = read.data?.buildings.length === 1 ? read.data.buildings[0].id : null
  if (only && buildingId === null) setBuilding(only)
  return (
    <Card title={t(TOPICS.roll)}>
      <p className="c-hint">{t(TOPICS.rollText)}</p>
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <Awaiting read={read} lines={4} />
      {read.data ? (
        <Labelled label={t(TOPICS.building)}>
          {(control) => (
            <Select
              {...control}
              showSearch
              optionFilterProp="label"
              placeholder={t(TOPICS.chooseBuilding)}
              value={buildingId}
              options={
                read.data?.buildings.map((one) => ({ value: one.id, label: t(TOPICS.buildingOption, one) })) ?? []
              }
              onChange={setBuilding}
            />
          )}
        </Labelled>
      ) : null}
      {read.data && read.data.households.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(TOPICS.household)}</th>
              <th scope="col">{t(TOPICS.vote)}</th>
              <th scope="col">{t(TOPICS.paper)}</th>
              <th scope="col">{t(TOPICS.mandate)}</th>
            </tr>
          </thead>
          <tbody>
            {read.data.households.map((one) => (
              <Row key={one.householdId} one={one} onPaper={() => setPaper(one)} onMandate={() => setMandate(one)} />
            ))}
          </tbody>
        </table>
      ) : null}
      {paper ? <PaperDialog topic={topic} household={paper} onClose={() => setPaper(null)} onDone={setSaid} /> : null}
      {mandate ? <MandateDialog topicId={topic.id} household={mandate} onClose={() => setMandate(null)} /> : null}
    </Card>
  )
}

function Row({ one, onPaper, onMandate }: { one: Household; onPaper: () => void; onMandate: () => void }) {
  const { t } = useLanguage()
  return (
    <tr>
      <th scope="row">{one.placeName}</th>
      <td data-title={t(TOPICS.vote)}>
        {one.vote ? t(TOPICS.votedAt, { way: t(WAY_WORDS[one.vote.way]), at: one.vote.at }) : t(TOPICS.notVoted)}
      </td>
      <td data-title={t(TOPICS.paper)}>
        <PaperCell one={one} onPaper={onPaper} />
      </td>
      <td data-title={t(TOPICS.mandate)}>
        <MandateCell one={one} onMandate={onMandate} />
      </td>
    </tr>
  )
}

function PaperCell({ one, onPaper }: { one: Household; onPaper: () => void }) {
  const { t } = useLanguage()
  const drop = useAct('deliberation.dropPaper')
  const { paper } = one
  if (!paper || paper.state === 'agreed')
    return (
      <span className="c-rowtools">
        {paper ? t(PAPER_WORDS.agreed) : null}
        <Button size="small" onClick={onPaper} aria-label={`${t(TOPICS.enterFirst)} ${one.placeName}`}>
          {t(TOPICS.enterFirst)}
        </Button>
      </span>
    )
  return (
    <>
      <span>{t(paper.isMine ? TOPICS.waitsForOther : PAPER_WORDS[paper.state])}</span>
      <span className="c-rowtools">
        {paper.isMine ? null : (
          <Button size="small" type="primary" onClick={onPaper}>
            {t(paper.state === 'differing' ? TOPICS.enterThird : TOPICS.enterSecond)}
          </Button>
        )}
        <Button
          size="small"
          loading={drop.isBusy}
          onClick={async () => {
            if (await drop.run({ paperId: paper.id })) refresh('deliberation.')
          }}
        >
          {t(TOPICS.drop)}
        </Button>
      </span>
      <Problem error={drop.error} />
    </>
  )
}

function MandateCell({ one, onMandate }: { one: Household; onMandate: () => void }) {
  const { t } = useLanguage()
  const confirm = useAct('deliberation.confirmMandate')
  const revoke = useAct('deliberation.revokeMandate')
  const { mandate } = one
  if (!mandate)
    return (
      <Button size="small" onClick={onMandate} aria-label={`${t(TOPICS.enterMandate)} ${one.placeName}`}>
        {t(TOPICS.enterMandate)}
      </Button>
    )
  const mandateId = mandate.id
  return (
    <>
      <span>
        {t(TOPICS.mandateTo, { signed: mandate.signedBy, proxy: mandate.proxyName })} ·{' '}
        {t(MANDATE_WORDS[mandate.state])}
      </span>
      <span className="c-rowtools">
        {mandate.state === 'entered' && !mandate.isMine ? (
          <Button
            size="small"
            type="primary"
            loading={confirm.isBusy}
            onClick={async () => {
              if (await confirm.run({ mandateId })) refresh('deliberation.')
            }}
          >
            {t(TOPICS.confirmMandate)}
          </Button>
        ) : null}
        <Button
          size="small"
          loading={revoke.isBusy}
          onClick={async () => {
            if (await revoke.run({ mandateId })) refresh('deliberation.')
          }}
        >
          {t(TOPICS.revokeMandate)}
        </Button>
      </span>
      <Problem error={confirm.error ?? revoke.error} />
    </>
  )
}
