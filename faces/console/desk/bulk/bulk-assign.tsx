import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { useLanguage } from '../../../kit/language.ts'
import { TextField } from '../../case/forms/answer-field.tsx'
import { PostField } from '../../case/forms/post-field.tsx'
import { Choice } from '../../parts/labelled.tsx'
import { Problem } from '../../parts/said.tsx'
import { useFields } from '../../parts/use-fields.ts'
import { useRead } from '../../reads.ts'
import { CONSOLE } from '../../words.ts'
import { type BulkFormProps, BulkFrame } from './bulk-frame.tsx'
import { BULK } from './words.ts'

/** 交办: each to the post that the rules suggest for it, or all to one post. */
export function BulkAssign(props: BulkFormProps) {
  const { t } = useLanguage()
  const fields = useFields('bulk/assign', { way: 'suggested', to: '', note: '' })
  const [wasSent, setSent] = useState(false)
  const isOne = fields.get('way') === 'one'
  const [first] = props.lines
  const advice = useRead('cases.suggestAssignment', isOne && first ? { caseId: first.id } : null)
  const to = fields.get('to')
  const note = fields.get('note').trim()
  return (
    <BulkFrame
      {...props}
      verb="assign"
      onSend={() => setSent(true)}
      forget={fields.discard}
      actFor={
        isOne && to === ''
          ? null
          : (line) => ({ name: 'cases.assign', input: { caseId: line.id, ...(isOne ? { toPostId: to } : {}), note } })
      }
    >
      <Choice
        label={t(FORM.toWhom)}
        options={[
          { value: 'suggested', label: t(BULK.toSuggested) },
          { value: 'one', label: t(BULK.toOne) },
        ]}
        value={isOne ? 'one' : 'suggested'}
        onChoose={(way) => fields.set('way', way)}
      />
      {isOne ? (
        <>
          <Problem error={advice.problem} onAgain={advice.again} />
          <PostField
            label={t(BULK.thePost)}
            posts={advice.data?.posts ?? []}
            value={to || null}
            onChoose={(postId) => fields.set('to', postId)}
            fault={wasSent && to === '' ? t(CONSOLE.pleaseChoose) : null}
          />
          <p className="c-hint">{t(BULK.toOneHint)}</p>
        </>
      ) : null}
      <TextField
        label={t(FORM.assignNote)}
        value={fields.get('note')}
        onChange={(text) => fields.set('note', text)}
        most={500}
        rows={2}
        wasSent={wasSent}
      />
    </BulkFrame>
  )
}
