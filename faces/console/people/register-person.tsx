import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import type { Person } from '../../../modules/people/contract.ts'
import { TAG_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isPhone, tidyPhone } from '../../kit/phone.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PEOPLE } from './words.ts'

type RegisterPersonProps = { community: Community; onClose: () => void; onDone: (said: string) => void }

/** A person of the community: name, number, where he comes from, and whether his contact may be public. */
export function RegisterPerson({ community, onClose, onDone }: RegisterPersonProps) {
  const { t } = useLanguage()
  const act = useAct('people.registerPerson')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [tags, setTags] = useState<Person['tags']>([])
  const [isContactPublic, setPublic] = useState(false)
  const [wasSent, setSent] = useState(false)
  const isBadPhone = phone.trim() !== '' && !isPhone(phone)
  const send = async () => {
    setSent(true)
    if (name.trim() === '' || isBadPhone || tags.length === 0) return
    const done = await act.run({
      communityId: community.id,
      name: name.trim(),
      phone: tidyPhone(phone) || null,
      tags,
      isContactPublic,
      isSynthetic: community.isSynthetic,
    })
    if (!done) return
    refresh('people.')
    onDone(t(PEOPLE.registered, { name: name.trim() }))
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.register)}
      onClose={onClose}
      submit={{ label: t(PEOPLE.register), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(PEOPLE.name)} fault={wasSent && name.trim() === '' ? t(CONSOLE.pleaseFill) : null}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t(PEOPLE.phone)} isOptional fault={wasSent && isBadPhone ? t(CONSOLE.wrongPhone) : null}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            autoComplete="off"
            maxLength={20}
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Labelled>
      <fieldset className="c-field">
        <legend>{t(PEOPLE.tag)}</legend>
        <Checkbox.Group
          value={tags}
          options={keysOf(TAG_WORDS).map((key) => ({ value: key, label: t(TAG_WORDS[key]) }))}
          onChange={setTags}
        />
        <p className="c-hint">{t(PEOPLE.tagHint)}</p>
        {wasSent && tags.length === 0 ? (
          <p className="c-fault" role="alert">
            {t(CONSOLE.pleaseChoose)}
          </p>
        ) : null}
      </fieldset>
      <Checkbox checked={isContactPublic} onChange={(event) => setPublic(event.target.checked)}>
        {t(PEOPLE.isContactPublic)}
      </Checkbox>
    </Dialog>
  )
}
