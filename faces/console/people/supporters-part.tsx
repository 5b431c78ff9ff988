import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import type { Supporter } from '../../../modules/support/contract.ts'
import { SUPPORTER_WORDS } from '../../../modules/support/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PersonPicker } from './person-picker.tsx'
import { SUPPORTERS } from './supporters-words.ts'

/** Who listens to members in confidence; the street asks them. */
export function SupportersPart({ community }: { community: Community }) {
  const { t } = useLanguage()
  const read = useRead('support.supporters', {})
  const [isAsking, setAsking] = useState(false)
  const list = read.data?.supporters ?? []
  return (
    <Card
      title={t(SUPPORTERS.title)}
      tools={read.data?.mayKeep ? <Button onClick={() => setAsking(true)}>{t(SUPPORTERS.ask)}</Button> : null}
    >
      <p className="c-hint">{t(SUPPORTERS.lead)}</p>
      <Awaiting read={read} />
      {read.data && list.length === 0 ? (
        <Empty title={t(SUPPORTERS.none)}>
          <p>{t(SUPPORTERS.noneText)}</p>
        </Empty>
      ) : null}
      {list.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(SUPPORTERS.name)}</th>
              <th scope="col">{t(SUPPORTERS.about)}</th>
              <th scope="col">{t(SUPPORTERS.state)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <Row key={one.personId} one={one} mayEnd={read.data?.mayKeep === true} />
            ))}
          </tbody>
        </table>
      ) : null}
      {isAsking ? <Ask community={community} onClose={() => setAsking(false)} /> : null}
    </Card>
  )
}

function Row({ one, mayEnd }: { one: Supporter; mayEnd: boolean }) {
  const { t } = useLanguage()
  const act = useAct('support.endSupporter')
  const end = async () => {
    if (await act.run({ personId: one.personId })) refresh('support.')
  }
  return (
    <tr>
      <th scope="row">{one.name}</th>
      <td data-title={t(SUPPORTERS.about)}>{one.about}</td>
      <td data-title={t(SUPPORTERS.state)}>{t(SUPPORTER_WORDS[one.state])}</td>
      <td>
        {mayEnd ? (
          <Button size="small" loading={act.isBusy} onClick={end}>
            {t(SUPPORTERS.end)}
            <span className="k-offscreen"> {one.name}</span>
          </Button>
        ) : null}
        <Problem error={act.error} />
      </td>
    </tr>
  )
}

function Ask({ community, onClose }: { community: Community; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('support.askSupporter')
  const [personId, setPerson] = useState<string | null>(null)
  const [about, setAbout] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!personId || about.trim() === '' || !(await act.run({ personId, about: about.trim() }))) return
    refresh('support.')
    onClose()
  }
  return (
    <Dialog
      title={t(SUPPORTERS.ask)}
      onClose={onClose}
      submit={{ label: t(SUPPORTERS.ask), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <PersonPicker
        communityId={community.id}
        value={personId}
        onChange={setPerson}
        fault={wasSent && !personId ? t(CONSOLE.pleaseChoose) : null}
      />
      <Labelled
        label={t(SUPPORTERS.about)}
        hint={t(SUPPORTERS.aboutHint)}
        fault={wasSent && about.trim() === '' ? t(CONSOLE.pleaseFill) : null}
      >
        {(control) => (
          <Input {...control} maxLength={60} value={about} onChange={(event) => setAbout(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
