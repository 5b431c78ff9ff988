import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/people/access.ts'
import { REFUSE_WORDS, RESIDENCE_WAY_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { TOPICS } from './words.ts'

/** Residents who said where they live, for whoever knows the door. Nothing when nobody waits. */
export function HomesCard() {
  const { t } = useLanguage()
  const me = useMe()
  const isMine = mayAnywhere(me, ACCESS.residencesToConfirm)
  const { data } = useRead('people.residencesToConfirm', isMine ? {} : null)
  const confirm = useAct('people.confirmResidence')
  const [refusing, setRefusing] = useState<string | null>(null)
  if (!data || data.residences.length === 0) return null
  return (
    <Card title={t(TOPICS.homes)}>
      <p className="c-hint">{t(TOPICS.homesText)}</p>
      <Problem error={confirm.error} />
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(TOPICS.person)}</th>
            <th scope="col">{t(TOPICS.household)}</th>
            <th scope="col">{t(TOPICS.toDo)}</th>
          </tr>
        </thead>
        <tbody>
          {data.residences.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.name} {one.phoneMasked}
                <div className="c-hint">
                  {t(TOPICS.statedAt, { way: t(RESIDENCE_WAY_WORDS[one.way]), at: one.statedAt })}
                </div>
              </th>
              <td data-title={t(TOPICS.household)}>
                {one.placeName}
                <div className="c-hint">{one.gridName}</div>
              </td>
              <td>
                <span className="c-rowtools">
                  <Button
                    loading={confirm.isBusy}
                    onClick={async () => {
                      if (await confirm.run({ residenceId: one.id })) refresh('people.')
                    }}
                  >
                    {t(TOPICS.confirm)}
                  </Button>
                  <Button onClick={() => setRefusing(one.id)}>{t(TOPICS.refuse)}</Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {refusing ? <Refuse residenceId={refusing} onClose={() => setRefusing(null)} /> : null}
    </Card>
  )
}

function Refuse({ residenceId, onClose }: { residenceId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.refuseResidence')
  const [reason, setReason] = useState<keyof typeof REFUSE_WORDS>('not_living_here')
  const send = async () => {
    if (!(await act.run({ residenceId, reason }))) return
    refresh('people.')
    onClose()
  }
  return (
    <Dialog
      title={t(TOPICS.refuseTitle)}
      onClose={onClose}
      submit={{ label: t(TOPICS.refuse), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Choice
        label={t(TOPICS.hideReason)}
        options={keysOf(REFUSE_WORDS).map((key) => ({ value: key, label: t(REFUSE_WORDS[key]) }))}
        value={reason}
        onChoose={setReason}
      />
    </Dialog>
  )
}
