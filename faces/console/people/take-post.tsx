import { Input } from 'antd'
import { useState } from 'react'
import type { Post } from '../../../modules/people/contract.ts'
import { HOLDS_AS_WORDS, ROLE_WORDS, TAG_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PEOPLE } from './words.ts'

/** Somebody takes a post: for good, or as deputy until a day. */
export function TakePost({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.takePost')
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
        gridId={post.gridId}
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

type PersonPickerProps = { gridId: string; value: string | null; onChange: (id: string) => void; fault: string | null }

/** One of the community's people, searched on the server by name. */
function PersonPicker({ gridId, value, onChange, fault }: PersonPickerProps) {
  const { t } = useLanguage()
  const [search, setSearch] = useState('')
  const communityId = useTree().get(gridId)?.communityId
  const { data, isFetching } = useRead('people.persons', communityId ? { communityId, search } : null, {
    keepsFormer: true,
  })
  return (
    <Labelled label={t(PEOPLE.person)} fault={fault}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: (text) => setSearch(text.trim().slice(0, 40)) }}
          loading={isFetching}
          placeholder={t(PEOPLE.searchPerson)}
          notFoundContent={data ? t(PEOPLE.notFound) : null}
          value={value}
          options={data?.persons.map((person) => ({
            value: person.id,
            label: [person.name, person.phoneMasked, ...person.tags.map((tag) => t(TAG_WORDS[tag]))]
              .filter(Boolean)
              .join(' · '),
          }))}
          onChange={onChange}
        />
      )}
    </Labelled>
  )
}
