import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CaseView } from '../../../modules/cases/contract.ts'
import { DATA_REQUEST_CATEGORY } from '../../../modules/routing/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { DATA_REQUEST } from './words.ts'

type Request = NonNullable<OutputOf<Queries['admin.dataRequest']>['request']>

/** A request about what is kept of somebody: what there is, and the one act that does it. Nothing for other cases. */
export function DataRequestCard({ theCase }: { theCase: CaseView }) {
  const { t, moment } = useLanguage()
  const { data, problem, again } = useRead(
    'admin.dataRequest',
    theCase.categoryCode === DATA_REQUEST_CATEGORY ? { caseId: theCase.id } : null,
  )
  const [isOpen, setOpen] = useState(false)
  const request = data?.request
  if (!request) return <Problem error={problem} onAgain={again} />
  const kept = request.kept.map(({ what, count }) => (count > 1 ? `${t(what)} × ${count}` : t(what)))
  return (
    <Card title={t(DATA_REQUEST[request.kind])}>
      <p>
        <strong>{request.name}</strong> {request.phoneMasked}
      </p>
      <p className="c-hint">
        {t(DATA_REQUEST.asked, { at: request.askedAt })} · {t(DATA_REQUEST.kept, { kept: kept.join('、') })}
      </p>
      {request.doneAt ? (
        <p>{t(DATA_REQUEST.done, { at: moment(request.doneAt) })}</p>
      ) : request.mayAct ? (
        <Button danger={request.kind === 'erase'} onClick={() => setOpen(true)}>
          {t(request.kind === 'erase' ? DATA_REQUEST.eraseAct : DATA_REQUEST.correctAct)}
        </Button>
      ) : (
        <p className="c-hint">{t(DATA_REQUEST.others)}</p>
      )}
      {isOpen && request.kind === 'erase' ? (
        <EraseDialog theCase={theCase} request={request} onClose={() => setOpen(false)} />
      ) : null}
      {isOpen && request.kind === 'correct' ? (
        <CorrectDialog theCase={theCase} request={request} onClose={() => setOpen(false)} />
      ) : null}
    </Card>
  )
}

type DialogProps = { theCase: CaseView; request: Request; onClose: () => void }

function EraseDialog({ theCase, request, onClose }: DialogProps) {
  const { t } = useLanguage()
  const act = useAct('admin.eraseData')
  const erase = async () => {
    if (!(await act.run({ caseId: theCase.id }))) return
    refresh('admin.dataRequest', 'cases.case', 'intake.reportsOf')
    onClose()
  }
  return (
    <Dialog
      title={t(DATA_REQUEST.eraseAct)}
      onClose={onClose}
      submit={{ label: t(DATA_REQUEST.eraseAct), onSubmit: erase, isBusy: act.isBusy, isDanger: true }}
      error={act.error}
    >
      <p>{t(DATA_REQUEST.eraseText, { name: request.name })}</p>
    </Dialog>
  )
}

function CorrectDialog({ theCase, request, onClose }: DialogProps) {
  const { t } = useLanguage()
  const act = useAct('admin.correctData')
  const [name, setName] = useState(request.name)
  const [phone, setPhone] = useState('')
  const [wasSent, setSent] = useState(false)
  const phoneFault = phone.trim() === '' || isPhone(phone) ? null : t(CONSOLE.wrongPhone)
  const isSame = name.trim() === request.name && phone.trim() === ''
  const correct = async () => {
    setSent(true)
    if (phoneFault || isSame || name.trim() === '') return
    const to = {
      name: name.trim() === request.name ? null : name.trim(),
      phone: phone.trim() === '' ? null : tidyPhone(phone),
    }
    if (!(await act.run({ caseId: theCase.id, ...to }))) return
    refresh('admin.dataRequest', 'cases.case', 'intake.reportsOf')
    onClose()
  }
  return (
    <Dialog
      title={t(DATA_REQUEST.correctAct)}
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: correct, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled
        label={t(DATA_REQUEST.name)}
        fault={wasSent && (name.trim() === '' || isSame) ? t(DATA_REQUEST.nothing) : null}
      >
        {(control) => (
          <Input {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Labelled>
      <Labelled
        label={t(DATA_REQUEST.phone)}
        hint={t(DATA_REQUEST.phoneHint, { phone: request.phoneMasked ?? '' })}
        fault={wasSent ? phoneFault : null}
        isOptional
      >
        {(control) => (
          <Input
            {...control}
            inputMode="tel"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
