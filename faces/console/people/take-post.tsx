import { Input } from 'antd'
import { useState } from 'react'
import type { Post } from '../../../modules/people/contract.ts'
import { HOLDS_AS_WORDS, ROLE_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PersonPicker } from './person-picker.tsx'
import { PEOPLE } from './words.ts'

/** Somebody takes a post: for good, or as deputy until a day. */
export function TakePost({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.takePost')
  const communityId = useTree().get(post.gridId)?.communityId
  const isHeld = post.holders.some((one) => one.holdsAs === 'holder')
  const [personId, setPerson] = useState<string | null>(null)
  const [holdsAs, setHoldsAs] = useState<'holder' | 'deputy'>(isHeld ? 'deputy' : 'holder')
  const [until, setUntil] = useState('')
  const [wasSent, setSent] = useState(false)
  const isPast = until !== '' && until <= localDate(new Date())
  const send = async () => {
    setSent(true)
    if (!personId || isPast) return
    const end = until === '' ? null : new Date(`${until}T23:59:00+08:00`).toISOString()
    if (!(await act.run({ postId: post.id, personId, holdsAs, until: end }))) return
    refresh('people.', 'cases.')
    onClose()
  }
  return (
    <Dialog
      title={t(PEOPLE.takeTitle, { post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` })}
      onClose={onClose}
      submit={{ label: t(PEOPLE.take), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <PersonPicker
        communityId={communityId}
        value={personId}
        onChange={setPerson}
        fault={wasSent && !personId ? t(CONSOLE.pleaseChoose) : null}
      />
      <Choice
        label={t(PEOPLE.holdsAs)}
        options={keysOf(HOLDS_AS_WORDS).map((key) => ({ value: key, label: t(HOLDS_AS_WORDS[key]) }))}
        value={holdsAs}
        onChoose={setHoldsAs}
      />
      <Labelled label={t(PEOPLE.until)} isOptional fault={isPast ? t(PEOPLE.untilPast) : null}>
        {(control) => (
          <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}
