import { FORM } from '../../../kit/case/form-words.ts'
import { ANSWER_PHRASES } from '../../../kit/case/phrases.ts'
import { PhotoPicker } from '../../../kit/components/photo-picker.tsx'
import { useLanguage } from '../../../kit/language.ts'
import { isKeyOf } from '../../../kit/said.ts'
import { useAct } from '../../acts.ts'
import { shelfOf, useMe } from '../../me.ts'
import { useDraftPhotos } from '../../parts/use-draft-photos.ts'
import { ActPage, type FormProps } from '../act-page.tsx'
import { ACT } from '../words.ts'
import { OutcomeFields } from './outcome-fields.tsx'
import { useForm } from './use-form.ts'

const LEAST = 5

/** 办结: the outcome, the answer to the reporter, photos if there are any. Somebody else checks it. */
export function ResolveForm({ theCase }: FormProps) {
  const { t } = useLanguage()
  const form = useForm('resolve', theCase, { outcome: '', answer: '' })
  const photos = useDraftPhotos(`${shelfOf(useMe())}/case/${theCase.id}/resolve-photos`)
  const act = useAct('cases.resolve', photos.left)
  const outcome = form.fields.get('outcome')
  const answer = form.fields.get('answer').trim()
  return (
    <ActPage
      form={form}
      act={act}
      isFilled={isKeyOf(ANSWER_PHRASES, outcome) && answer.length >= LEAST}
      deliver={async () =>
        isKeyOf(ANSWER_PHRASES, outcome)
          ? act.run({ caseId: theCase.id, sawVersion: form.sawVersion, outcome, answer, fileIds: photos.ids })
          : undefined
      }
      discardMore={photos.discard}
      isSendingPhotos={photos.picked.isSending}
    >
      <OutcomeFields form={form} least={LEAST} />
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
