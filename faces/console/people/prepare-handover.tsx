import { Input } from 'antd'
import { useState } from 'react'
import type { Holder, Post } from '../../../modules/people/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { dayEnds } from '../../kit/day-bounds.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { HANDOVERS } from './handovers-words.ts'
import { PersonPicker } from './person-picker.tsx'

type Props = { post: Post; holder: Holder; onClose: () => void }

/** Who receives a post, and what goes with it beside the open work. */
export function PrepareHandover({ post, holder, onClose }: Props) {
  const { t } = useLanguage()
  const act = useAct('handovers.prepare')
  const communityId = useTree().get(post.gridId)?.communityId
  const [receiverId, setReceiver] = useState<string | null>(null)
  const [until, setUntil] = useState('')
  const [things, setThings] = useState('')
  const [persons, setPersons] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!receiverId) return
    const done = await act.run({
      postId: post.id,
      receiverId,
      until: until === '' ? null : dayEnds(until),
      things: linesOf(things),
      persons: linesOf(persons),
    })
    if (!done) return
    refresh('handovers.')
    onClose()
  }
  return (
    <Dialog
      title={t(HANDOVERS.prepareTitle, { name: holder.name, post: `${post.gridName} ${t(ROLE_WORDS[post.role])}` })}
      onClose={onClose}
      submit={{ label: t(HANDOVERS.handOver), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <p>{t(HANDOVERS.text)}</p>
      <PersonPicker
        communityId={communityId}
        value={receiverId}
        onChange={setReceiver}
        fault={wasSent && !receiverId ? t(CONSOLE.pleaseChoose) : null}
      />
      <Labelled label={t(HANDOVERS.until)} isOptional>
        {(control) => (
          <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(HANDOVERS.things)} isOptional hint={t(HANDOVERS.linesHint)}>
        {(control) => (
          <Input.TextArea {...control} rows={3} value={things} onChange={(event) => setThings(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(HANDOVERS.persons)} isOptional>
        {(control) => (
          <Input.TextArea {...control} rows={3} value={persons} onChange={(event) => setPersons(event.target.value)} />
        )}
      </Labelled>
    </Dialog>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 120))
    .filter((line) => line !== '')
    .slice(0, 40)
}
