import { Input } from 'antd'
import { useState } from 'react'
import type { Holder, Post } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { dayEnds } from '../../kit/day-bounds.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { HANDOVERS } from './handovers-words.ts'
import { PEOPLE } from './words.ts'

/** When somebody's time in a post ends. */
export function SetTerm({ post, holder, onClose }: { post: Post; holder: Holder; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.setTerm')
  const [until, setUntil] = useState(holder.until ? localDate(new Date(holder.until)) : '')
  const isPast = until !== '' && until < localDate(new Date())
  const send = async () => {
    if (isPast) return
    const end = until === '' ? null : dayEnds(until)
    if (!(await act.run({ postId: post.id, personId: holder.personId, until: end }))) return
    refresh('people.')
    onClose()
  }
  return (
    <Dialog
      title={t(HANDOVERS.termTitle, { name: holder.name, post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` })}
      onClose={onClose}
      submit={{ label: t(HANDOVERS.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(HANDOVERS.termText)}</p>
      <Labelled label={t(PEOPLE.until)} isOptional fault={isPast ? t(PEOPLE.untilPast) : null}>
        {(control) => (
          <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
