import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { ORGANIZATION_WORDS } from '../../../../modules/people/words.ts'
import { LADDER } from '../../../kit/case/ladder-words.ts'
import { isOutsideParty } from '../../../kit/case/outside-party.ts'
import { Picture } from '../../../kit/components/picture.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isPhone, tidyPhone } from '../../../kit/phone.ts'
import { isKeyOf, keysOf, wordFor } from '../../../kit/said.ts'
import { Labelled } from '../../parts/labelled.tsx'
import { Awaiting } from '../../parts/said.tsx'
import { Select } from '../../parts/select.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useRead } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER, TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { NumberField, wholeNumber } from './number-field.tsx'

const MOST_DAYS = 60
const NEW = 'new'
const FIRST = {
  to: '',
  name: '',
  kind: 'other',
  contact: '',
  phone: '',
  task: '',
  days: '3',
  files: '',
  share: '',
  reason: '',
}

/** 转办: which organization, what it shall do and by when, and exactly what of the case it may see. */
export function TransferForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.transfer')
  const partners = useRead('cases.partners', { caseId: theCase.id })
  const reports = useRead('intake.reportsOf', { caseId: theCase.id })
  const fields = useFields(`case/${theCase.id}/transfer`, FIRST)
  const [wasSent, setSent] = useState(false)
  const [to, phone, kind] = [fields.get('to'), fields.get('phone'), fields.get('kind')]
  const photos = reports.data?.reports.flatMap((report) => report.fileIds) ?? []
  const shared = fields.get('files').split(' ').filter(Boolean)
  const party = theCase.parties.find((one) => isOutsideParty(one.as) && one.personId !== null)
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const isNameless = to === NEW && fields.get('name').trim().length < 2
  const isReasonless = fields.get('share') !== '' && fields.get('reason').trim().length < 2
  const submit = async () => {
    setSent(true)
    const days = wholeNumber(fields.get('days'), MOST_DAYS)
    const task = fields.get('task').trim()
    if (to === '' || isNameless || isBadPhone || isReasonless || days === null || task.length < LEAST_ANSWER) return
    const person = { contactName: fields.get('contact').trim(), phone: tidyPhone(phone) || null }
    const done = await act.run({
      caseId: theCase.id,
      sawVersion: pin.version,
      to:
        to === NEW
          ? { name: fields.get('name').trim(), kind: isKeyOf(ORGANIZATION_WORDS, kind) ? kind : 'other', ...person }
          : { organizationId: to, ...person },
      task,
      days,
      fileIds: shared,
      shareContact:
        party && fields.get('share') !== '' ? { partyId: party.partyId, reason: fields.get('reason').trim() } : null,
    })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  const line = (
    key: 'name' | 'contact' | 'phone' | 'reason',
    label: string,
    most: number,
    fault: string | null,
    isOptional = false,
  ) => (
    <Labelled label={label} fault={wasSent ? fault : null} isOptional={isOptional}>
      {(control) => (
        <Input
          {...control}
          type={key === 'phone' ? 'tel' : 'text'}
          autoComplete="off"
          maxLength={most}
          value={fields.get(key)}
          onChange={(event) => fields.set(key, event.target.value)}
        />
      )}
    </Labelled>
  )
  return (
    <Frame verb="transfer" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <p className="c-hint">{t(LADDER.transferHint)}</p>
      <Awaiting read={partners} />
      {partners.data ? (
        <Labelled label={t(LADDER.transferTo)} fault={wasSent && to === '' ? t(CONSOLE.pleaseChoose) : null}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              value={to || null}
              options={[
                ...(partners.data?.organizations ?? []).map((one) => {
                  const word = wordFor(ORGANIZATION_WORDS, one.kind)
                  return { value: one.id, label: [one.name, word ? t(word) : null].filter(Boolean).join(' · ') }
                }),
                { value: NEW, label: t(LADDER.transferNew) },
              ]}
              onChange={(value: string | undefined) => fields.set('to', value ?? '')}
            />
          )}
        </Labelled>
      ) : null}
      {to === NEW ? (
        <>
          {line('name', t(LADDER.transferName), 60, isNameless ? t(CONSOLE.pleaseFill) : null)}
          <Labelled label={t(LADDER.transferKind)}>
            {(control) => (
              <Select
                {...control}
                value={kind}
                options={keysOf(ORGANIZATION_WORDS).map((key) => ({ value: key, label: t(ORGANIZATION_WORDS[key]) }))}
                onChange={(value: string | undefined) => fields.set('kind', value ?? 'other')}
              />
            )}
          </Labelled>
        </>
      ) : null}
      {line('contact', t(LADDER.transferContact), 40, null, true)}
      {line('phone', t(LADDER.transferPhone), 20, isBadPhone ? t(LADDER.transferPhoneFault) : null, true)}
      <TextField
        label={t(LADDER.transferTask)}
        value={fields.get('task')}
        onChange={(text) => fields.set('task', text)}
        least={LEAST_ANSWER}
        most={1000}
        wasSent={wasSent}
      />
      <NumberField
        label={t(LADDER.transferDays)}
        value={fields.get('days')}
        onChange={(text) => fields.set('days', text)}
        most={MOST_DAYS}
        wasSent={wasSent}
      />
      {photos.length > 0 ? (
        <fieldset className="c-field">
          <legend>{t(LADDER.transferPhotos)}</legend>
          <div className="c-share-photos">
            {photos.map((id, i) => (
              <Checkbox
                key={id}
                checked={shared.includes(id)}
                onChange={({ target }) =>
                  fields.set('files', (target.checked ? [...shared, id] : shared.filter((one) => one !== id)).join(' '))
                }
              >
                <span className="c-share-photo">
                  <Picture id={id} size="small" title={t(LADDER.transferPhoto, { number: i + 1 })} />
                </span>
              </Checkbox>
            ))}
          </div>
        </fieldset>
      ) : null}
      {party ? (
        <Checkbox
          checked={fields.get('share') !== ''}
          onChange={({ target }) => fields.set('share', target.checked ? 'yes' : '')}
        >
          {t(LADDER.transferShare)}
        </Checkbox>
      ) : null}
      {party && fields.get('share') !== ''
        ? line('reason', t(LADDER.transferReason), 200, isReasonless ? t(CONSOLE.pleaseFill) : null)
        : null}
    </Frame>
  )
}
