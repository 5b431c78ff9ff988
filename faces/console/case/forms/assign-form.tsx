import { useId, useState } from 'react'
import type { Queries } from '../../../../modules/api.ts'
import { ROLE_WORDS } from '../../../../modules/people/words.ts'
import type { OutputOf } from '../../../../platform/pure/contract.ts'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { wordFor } from '../../../kit/said.ts'
import { Note, Pending, Problem } from '../../parts/said.tsx'
import { Select } from '../../parts/select.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useRead } from '../../reads.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { CASE } from '../words.ts'
import { TextField } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { PostField } from './post-field.tsx'

type Advice = OutputOf<Queries['cases.suggestAssignment']>

/** 交办: to the post that the rules suggest, the next best, or another in line with the case's grid. */
export function AssignForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.assign')
  const advice = useRead('cases.suggestAssignment', { caseId: theCase.id })
  const fields = useFields(`case/${theCase.id}/assign`, { to: '', also: '', note: '' })
  const [wasSent, setSent] = useState(false)
  const to = fields.get('to') || advice.data?.suggested?.postId || ''
  const also = fields.get('also') === to ? '' : fields.get('also')
  const submit = async () => {
    setSent(true)
    if (to === '') return
    const note = fields.get('note').trim()
    const alsoToPostId = also === '' ? undefined : also
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, toPostId: to, alsoToPostId, note })
    if (!done) return
    await fields.discard()
    onDone(done.state)
  }
  return (
    <Frame verb="assign" theCase={theCase} pin={pin} act={act} onSubmit={submit} onClose={onClose}>
      <Problem error={advice.problem} onAgain={advice.again} />
      {advice.isPending && !advice.problem ? <Pending /> : null}
      {advice.data ? <ToWhom advice={advice.data} to={to} onChoose={(postId) => fields.set('to', postId)} /> : null}
      {wasSent && to === '' ? (
        <p className="c-fault" role="alert">
          {t(CONSOLE.pleaseChoose)}
        </p>
      ) : null}
      {advice.data ? (
        <PostField
          label={t(FORM.alsoTo)}
          hint={t(FORM.alsoToHint)}
          posts={advice.data.posts.filter((post) => post.postId !== to)}
          value={also || null}
          onChoose={(postId) => fields.set('also', postId)}
          isOptional
        />
      ) : null}
      <TextField
        label={t(FORM.assignNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        most={500}
        rows={2}
        wasSent={wasSent}
      />
    </Frame>
  )
}

function ToWhom({ advice, to, onChoose }: { advice: Advice; to: string; onChoose: (postId: string) => void }) {
  const { t, moment } = useLanguage()
  const name = useId()
  const { suggested, nextBest } = advice
  const offers = [
    suggested && {
      ...suggested,
      mark: FORM.suggested,
      more: [
        t(FORM.assignDue, { when: moment(suggested.dueAt) }),
        suggested.isProvisional ? `(${t(CASE.provisional)})` : '',
      ].join(' '),
    },
    nextBest && { ...nextBest, mark: FORM.nextBest, more: '' },
  ].filter((offer) => offer !== null)
  const isOther = to !== '' && !offers.some((offer) => offer.postId === to)
  return (
    <fieldset className="c-field">
      <legend>{t(FORM.toWhom)}</legend>
      {suggested ? null : <Note tone="info">{t(FORM.noSuggestion)}</Note>}
      <div className="k-options">
        {offers.map((offer) => (
          <label key={offer.postId} className="k-option" data-chosen={offer.postId === to ? '' : undefined}>
            <input type="radio" name={name} checked={offer.postId === to} onChange={() => onChoose(offer.postId)} />
            <span>
              <strong>
                {offer.label} <span className="c-tag">{t(offer.mark)}</span>
              </strong>
              <small>{[offer.ruleNote, offer.more].filter(Boolean).join(' · ')}</small>
            </span>
          </label>
        ))}
        <OtherPost posts={advice.posts} value={isOther ? to : null} onChoose={onChoose} />
      </div>
    </fieldset>
  )
}

type OtherPostProps = { posts: Advice['posts']; value: string | null; onChoose: (postId: string) => void }

function OtherPost({ posts, value, onChoose }: OtherPostProps) {
  const { t } = useLanguage()
  const id = useId()
  return (
    <div className="c-field">
      <label htmlFor={id}>{t(FORM.otherPost)}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(FORM.choosePost)}
        value={value}
        options={posts.map((post) => {
          const role = wordFor(ROLE_WORDS, post.role)
          return {
            value: post.postId,
            label: [post.gridName, role ? t(role) : null, post.holderName ?? `(${t(CONSOLE.vacant)})`]
              .filter(Boolean)
              .join(' · '),
          }
        })}
        onChange={(postId: string) => onChoose(postId)}
      />
    </div>
  )
}
