import { Input } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { minutesOf } from '../../kit/clock-time.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PersonPicker } from './person-picker.tsx'
import { ROSTER } from './roster-words.ts'

type PlanShiftProps = { community: Community; first: string; onClose: () => void }

/** One turn: which day, from when until when, and who. */
export function PlanShift({ community, first, onClose }: PlanShiftProps) {
  const { t } = useLanguage()
  const act = useAct('rosters.planShift')
  const today = localDate(new Date())
  const [date, setDate] = useState(first < today ? today : first)
  const [from, setFrom] = useState('08:30')
  const [until, setUntil] = useState('12:00')
  const [by, setBy] = useState<'person' | 'post'>('person')
  const [personId, setPerson] = useState<string | null>(null)
  const [postId, setPost] = useState<string | null>(null)
  const [wasSent, setSent] = useState(false)
  const main = useTree().all.find((grid) => grid.communityId === community.id && grid.level === 'main')
  const posts = useRead('people.posts', by === 'post' && main ? { gridId: main.id, under: false } : null)
  const span = { from: minutesOf(from), until: minutesOf(until, true) }
  const isSpan = span.from !== undefined && span.until !== undefined && span.from < span.until
  const who =
    by === 'person' ? personId && { by: 'person' as const, personId } : postId && { by: 'post' as const, postId }
  const send = async () => {
    setSent(true)
    if (!isSpan || !who || span.from === undefined || span.until === undefined) return
    if (!(await act.run({ communityId: community.id, date, from: span.from, until: span.until, who }))) return
    refresh('rosters.')
    onClose()
  }
  return (
    <Dialog
      title={t(ROSTER.plan)}
      onClose={onClose}
      submit={{ label: t(ROSTER.plan), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <Labelled label={t(ROSTER.day)}>
        {(control) => (
          <Input {...control} type="date" min={today} value={date} onChange={(event) => setDate(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={t(ROSTER.from)}>
        {(control) => <Input {...control} type="time" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Labelled>
      <Labelled label={t(ROSTER.until)} fault={wasSent && !isSpan ? t(ROSTER.badSpan) : null}>
        {(control) => (
          <Input {...control} type="time" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Labelled>
      <Choice
        label={t(ROSTER.by)}
        options={[
          { value: 'person', label: t(ROSTER.byPerson) },
          { value: 'post', label: t(ROSTER.byPost) },
        ]}
        value={by}
        onChoose={setBy}
      />
      {by === 'person' ? (
        <PersonPicker
          communityId={community.id}
          value={personId}
          onChange={setPerson}
          fault={wasSent && !personId ? t(CONSOLE.pleaseChoose) : null}
        />
      ) : (
        <Labelled
          label={t(ROSTER.post)}
          hint={t(ROSTER.postHint)}
          fault={wasSent && !postId ? t(CONSOLE.pleaseChoose) : null}
        >
          {(control) => (
            <Select
              {...control}
              value={postId}
              options={posts.data?.posts.map((post) => ({
                value: post.id,
                label: [t(ROLE_WORDS[post.role]), ...post.holders.map((holder) => holder.name)].join(' · '),
              }))}
              onChange={(id: string) => setPost(id)}
            />
          )}
        </Labelled>
      )}
    </Dialog>
  )
}
