import { Input } from 'antd'
import { useState } from 'react'
import type { Holder, Post } from '../../../modules/people/contract.ts'
import { ABSENCE_WORDS, ROLE_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { dayBegins, dayEnds } from '../../kit/day-bounds.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { PEOPLE } from './words.ts'

/** Somebody is away from a post for some days, and who stands in. */
export function StateAbsence({ post, holder, onClose }: { post: Post; holder: Holder; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.stateAbsence')
  const today = localDate(new Date())
  const [reason, setReason] = useState<keyof typeof ABSENCE_WORDS>('leave')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [deputyId, setDeputy] = useState<string | null>(null)
  const [wasSent, setSent] = useState(false)
  const isPeriod = from !== '' && until >= from && until >= today
  const period = { from: dayBegins(from || today), until: dayEnds(until || today) }
  const { data } = useRead('people.deputies', isPeriod ? { postId: post.id, ...period } : null)
  const send = async () => {
    setSent(true)
    if (!isPeriod) return
    const done = await act.run({
      personId: holder.personId,
      reason,
      ...period,
      posts: [{ postId: post.id, deputyId }],
    })
    if (!done) return
    refresh('people.', 'cases.')
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.absenceTitle, { name: holder.name, post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.absence), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(PEOPLE.absenceText)}</p>
      <Choice
        label={t(PEOPLE.absenceReason)}
        options={keysOf(ABSENCE_WORDS).map((key) => ({ value: key, label: t(ABSENCE_WORDS[key]) }))}
        value={reason}
        onChoose={setReason}
      />
      <Labelled label={t(PEOPLE.absenceFrom)}>
        {(control) => <Input {...control} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Labelled>
      <Labelled label={t(PEOPLE.absenceUntil)} fault={wasSent && !isPeriod ? t(PEOPLE.absenceUntilWrong) : null}>
        {(control) => (
          <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(PEOPLE.deputy)} isOptional>
        {(control) => (
          <Select
            {...control}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            disabled={!isPeriod}
            placeholder={t(PEOPLE.noDeputy)}
            value={deputyId}
            options={data?.deputies.map((one) => {
              const label = `${one.name} · ${one.gridName} ${t(ROLE_WORDS[one.role])}`
              return {
                value: one.personId,
                label: one.isAway ? t(PEOPLE.isAway, { name: label }) : label,
                disabled: one.isAway,
              }
            })}
            onChange={(id: string | undefined) => setDeputy(id ?? null)}
          />
        )}
      </Labelled>
    </Dialog>
  )
}
