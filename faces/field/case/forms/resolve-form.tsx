import { useState } from 'react'
import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { PhotoPicker } from '../../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { shelfOf, useFields, useMe } from '../../me.ts'
import { useDraftPhotos } from '../../parts/use-draft-photos.ts'
import { ActPage, type FormProps, useSeen } from '../act-page.tsx'
import { ACT } from '../words.ts'
import { OutcomeFields } from './outcome-fields.tsx'

const LEAST = 5

/** 办结: the outcome, the answer to the reporter, photos if there are any. Somebody else checks it. */
export function ResolveForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const pin = useSeen(theCase)
  const act = useAct('cases.resolve')
  const fields = useFields(`case/${theCase.id}/resolve`, { outcome: '', answer: '' })
  const photos = useDraftPhotos(`${shelfOf(useMe())}/case/${theCase.id}/resolve-photos`)
  const [isTried, setTried] = useState(false)
  const outcome = fields.get('outcome')
  const answer = fields.get('answer').trim()
  return (
    <ActPage
      verb="resolve"
      theCase={theCase}
      pin={pin}
      act={act}
      check={() => {
        setTried(true)
        return isKeyOf(ANSWER_PHRASES, outcome) && answer.length >= LEAST
      }}
      deliver={async () =>
        isKeyOf(ANSWER_PHRASES, outcome)
          ? act.run({ caseId: theCase.id, sawVersion: pin.version, outcome, answer, fileIds: photos.ids })
          : undefined
      }
      discard={async () => {
        await Promise.all([fields.discard(), photos.discard()])
      }}
      isSendingPhotos={photos.picked.isSending}
    >
      <OutcomeFields fields={fields} least={LEAST} isTried={isTried} />
      <fieldset>
        <legend className="k-label">{t(ACT.photosOptional)}</legend>
        <PhotoPicker
          photos={photos.picked.views}
          onAdd={photos.picked.add}
          onRemove={photos.picked.remove}
          onRetry={photos.picked.retry}
          refused={photos.picked.refused}
        />
      </fieldset>
      <p className="k-hint">{t(FORM.resolveNext)}</p>
    </ActPage>
  )
}
