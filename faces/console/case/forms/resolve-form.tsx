import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { PhotoPicker } from '../../../kit/components/photo-picker.tsx'
import { shelf } from '../../../kit/draft.ts'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { type Photo, usePhotos } from '../../../kit/use-photos.ts'
import { useMe } from '../../me.ts'
import { useFields } from '../../parts/use-fields.ts'
import { shelfOf } from '../../sign-in/leave.ts'
import { useAct } from '../../use-act.ts'
import { CONSOLE } from '../../words.ts'
import { LEAST_ANSWER } from './answer-field.tsx'
import { type FormProps, Frame, useSeen } from './frame.tsx'
import { OutcomeFields } from './outcome-fields.tsx'

/** 办结: the outcome, the answer to the reporter, photos if there are any. Somebody else checks it. */
export function ResolveForm({ theCase, onClose, onDone }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.resolve')
  const fields = useFields(`case/${theCase.id}/resolve`, { outcome: 'solved', answer: '' })
  const [wasSent, setSent] = useState(false)
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const photosKey = `${shelfOf(useMe())}/case/${theCase.id}/photos`
  const picked = usePhotos(photosKey, photos, setPhotos)
  const outcome = fields.get('outcome')
  const submit = async () => {
    setSent(true)
    const answer = fields.get('answer').trim()
    if (!isKeyOf(ANSWER_PHRASES, outcome) || answer.length < LEAST_ANSWER || picked.isSending) return
    const fileIds = photos.flatMap((photo) => photo.id ?? [])
    const done = await act.run({ caseId: theCase.id, sawVersion: pin.version, outcome, answer, fileIds })
    if (!done) return
    await Promise.all([fields.discard(), shelf.clear(photosKey)])
    onDone(done.state)
  }
  return (
    <Frame
      verb="resolve"
      theCase={theCase}
      pin={pin}
      act={{ ...act, isBusy: act.isBusy || (wasSent && picked.isSending) }}
      onSubmit={submit}
      onClose={onClose}
    >
      <OutcomeFields
        fields={fields}
        least={LEAST_ANSWER}
        wasSent={wasSent}
        fault={wasSent && outcome === '' ? t(CONSOLE.pleaseChoose) : null}
      />
      <fieldset className="c-field">
        <legend>{t(FORM.photos)}</legend>
        <PhotoPicker
          photos={picked.views}
          onAdd={picked.add}
          onRemove={picked.remove}
          onRetry={picked.retry}
          refused={picked.refused}
        />
      </fieldset>
      <p className="c-hint">{t(FORM.resolveNext)}</p>
    </Frame>
  )
}
