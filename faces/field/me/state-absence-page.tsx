import { useState } from 'react'
import { ABSENCE_WORDS } from '../../../modules/people/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { Button } from '../../kit/components/button.tsx'
import { Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { dayBegins, dayEnds } from '../../kit/day-bounds.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import type { Me } from '../../kit/session.ts'
import { useAct } from '../acts.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { postName } from './absence-page.tsx'
import { ABSENCE } from './absence-words.ts'

type Post = Me['grants'][number]

/** From when until when, from which posts, and who stands in for each. */
export function StateAbsencePage() {
  const { t } = useLanguage()
  const me = useMe()
  const posts = me.grants.filter((grant) => grant.as === 'holder')
  const today = localDate(new Date())
  const [reason, setReason] = useState<keyof typeof ABSENCE_WORDS>('leave')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(posts.map((post) => post.postId))
  const [deputies, setDeputies] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  const [isDone, setDone] = useState(false)
  const state = useAct('people.stateAbsence')
  const isPeriod = from !== '' && until >= from && until >= today
  const send = async () => {
    setTried(true)
    if (!isPeriod || chosen.length === 0) return
    const done = await state.run({
      personId: me.personId,
      reason,
      from: dayBegins(from),
      until: dayEnds(until),
      posts: chosen.map((postId) => ({ postId, deputyId: deputies[postId] || null })),
    })
    if (done) setDone(true)
  }
  const toggle = (postId: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, postId] : chosen.filter((one) => one !== postId))
  if (posts.length === 0 || isDone)
    return (
      <Screen title={t(ABSENCE.state)} onBack={() => back('me/absence')}>
        <Notice tone={isDone ? 'good' : 'warm'} isNews={isDone}>
          {t(isDone ? ABSENCE.done : ABSENCE.noPosts)}
        </Notice>
      </Screen>
    )
  return (
    <Screen
      title={t(ABSENCE.state)}
      onBack={() => back('me/absence')}
      action={
        <Button look="main" isWide isBusy={state.isBusy} onPress={send}>
          {t(ABSENCE.send)}
        </Button>
      }
    >
      <Options
        label={t(ABSENCE.reason)}
        options={keysOf(ABSENCE_WORDS).map((value) => ({ value, label: t(ABSENCE_WORDS[value]) }))}
        value={reason}
        onChoose={setReason}
      />
      <p className="k-hint">{t(ABSENCE.reasonHint)}</p>
      <Field label={t(ABSENCE.from)} type="date" value={from} onChange={setFrom} />
      <Field
        label={t(ABSENCE.until)}
        type="date"
        value={until}
        onChange={setUntil}
        fault={isTried && !isPeriod ? ABSENCE.untilWrong : null}
      />
      <fieldset className="k-stack">
        <legend className="k-label">{t(ABSENCE.which)}</legend>
        {posts.map((post) => (
          <PostChoice
            key={post.postId}
            post={post}
            isChosen={chosen.includes(post.postId)}
            onToggle={(isOn) => toggle(post.postId, isOn)}
            period={isPeriod ? { from: dayBegins(from), until: dayEnds(until) } : null}
            deputyId={deputies[post.postId] ?? ''}
            onDeputy={(id) => setDeputies({ ...deputies, [post.postId]: id })}
          />
        ))}
      </fieldset>
      {isTried && chosen.length === 0 ? (
        <Notice tone="danger" isNews>
          {t(ABSENCE.noneChosen)}
        </Notice>
      ) : null}
      <ErrorNotice error={state.error} />
    </Screen>
  )
}

type PostChoiceProps = {
  post: Post
  isChosen: boolean
  onToggle: (isOn: boolean) => void
  /** Null while the days are not said yet: then nobody can be asked whether he is there. */
  period: { from: string; until: string } | null
  deputyId: string
  onDeputy: (id: string) => void
}

function PostChoice({ post, isChosen, onToggle, period, deputyId, onDeputy }: PostChoiceProps) {
  const speech = useLanguage()
  const { t } = speech
  const name = postName(post, speech)
  const { data, error, reload } = useRead(
    'people.deputies',
    isChosen && period ? { postId: post.postId, ...period } : null,
  )
  return (
    <div className="k-stack">
      <label className="k-option" data-chosen={isChosen ? '' : undefined}>
        <input type="checkbox" checked={isChosen} onChange={(event) => onToggle(event.currentTarget.checked)} />
        <span>
          <strong>{name}</strong>
        </span>
      </label>
      {isChosen ? (
        <Select label={t(ABSENCE.deputy, { post: name })} value={deputyId} onChange={onDeputy} none={t(ABSENCE.nobody)}>
          {data?.deputies.map((one) => (
            <option key={one.personId} value={one.personId} disabled={one.isAway}>
              {one.isAway
                ? t(ABSENCE.isAway, { name: `${one.name} · ${postName(one, speech)}` })
                : `${one.name} · ${postName(one, speech)}`}
            </option>
          ))}
        </Select>
      ) : null}
      <ErrorNotice error={error} onAgain={reload} />
    </div>
  )
}
