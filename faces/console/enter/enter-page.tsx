import { Button, Input } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Receipt } from '../../../modules/intake/contract.ts'
import { lifeDanger } from '../../../modules/routing/rules.ts'
import { NATURE_WORDS } from '../../../modules/routing/words.ts'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { shelf } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { type Photo, usePhotos } from '../../kit/use-photos.ts'
import { type KeptVoice, useVoice } from '../../kit/use-voice.ts'
import { useMe } from '../me.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { Suggestions } from '../parts/suggestions.tsx'
import { useFields } from '../parts/use-fields.ts'
import { refresh } from '../reads.ts'
import { shelfOf } from '../sign-in/leave.ts'
import { useAct } from '../use-act.ts'
import './enter.css'
import { type EnterField, FIRST, faultsIn, inputFrom, joinFrom } from './enter-input.ts'
import { NearbyCard } from './nearby-card.tsx'
import { PersonFields } from './person-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { ReceiptCard } from './receipt.tsx'
import { useSettled } from './use-settled.ts'
import { ENTER } from './words.ts'

const VoiceField = lazy(() => import('../../kit/components/voice-field.tsx'))

/** Entering what a caller or visitor says. */
export default function EnterPage() {
  const { t } = useLanguage()
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  return (
    <Page title={t(ENTER.title)} lead={receipt ? undefined : t(ENTER.lead)}>
      {receipt ? (
        <ReceiptCard receipt={receipt} onAnother={() => setReceipt(null)} />
      ) : (
        <EnterForm onDone={setReceipt} />
      )}
    </Page>
  )
}

function EnterForm({ onDone }: { onDone: (receipt: Receipt) => void }) {
  const { t } = useLanguage()
  const fields = useFields<EnterField>('enter', FIRST)
  const act = useAct('intake.enterReport')
  const joining = useAct('intake.joinReport')
  const photosKey = `${shelfOf(useMe())}/enter/photos`
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const picked = usePhotos(photosKey, photos, setPhotos)
  const [kept, setKept] = useState<KeptVoice | null>(null)
  const voice = useVoice(photosKey, kept, setKept)
  const [wasSent, setSent] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const faults = wasSent ? faultsIn(fields.get, kept !== null) : {}
  const faultOf = (name: EnterField) => {
    const fault = faults[name]
    return fault ? t(fault.word, { count: fault.count }) : null
  }
  /** With a case to join, what was said goes there; without, it is a report of its own. */
  const send = async (joins: string | null) => {
    setSent(true)
    if (Object.keys(faultsIn(fields.get, kept !== null)).length > 0) return goToFault(form.current)
    if (picked.isSending || voice.isSending || voice.fault) return
    const input = inputFrom(
      fields.get,
      photos.flatMap((photo) => photo.id ?? []),
      kept?.id ?? null,
    )
    const receipt = joins === null ? await act.run(input) : await joining.run(joinFrom(input, joins))
    if (!receipt) return
    await Promise.all([fields.discard(), shelf.clear(photosKey)])
    refresh('cases.')
    onDone(receipt)
  }
  if (!fields.isReady) return <Pending lines={8} />
  return (
    <form
      ref={form}
      noValidate
      className="c-form c-enter"
      onSubmit={(event) => {
        event.preventDefault()
        send(null)
      }}
    >
      <Card className="c-form">
        <Choice
          label={t(ENTER.channel)}
          options={[
            { value: 'phone', label: t(ENTER.phone) },
            { value: 'visit', label: t(ENTER.visit) },
          ]}
          value={fields.get('channel')}
          onChoose={(value) => fields.set('channel', value)}
        />
        <Labelled label={t(ENTER.text)} hint={t(ENTER.textHint)} fault={faultOf('text')}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 4, maxRows: 12 }}
              maxLength={2000}
              value={fields.get('text')}
              onChange={(event) => fields.set('text', event.target.value)}
            />
          )}
        </Labelled>
        <Suspense fallback={<Pending lines={2} />}>
          <VoiceField voice={voice} />
        </Suspense>
        <Danger text={fields.get('text')} />
        <Kinds fields={fields} />
      </Card>
      <Card className="c-form">
        <PlaceFields fields={fields} faultOf={faultOf} />
      </Card>
      <Card className="c-form" title={t(ENTER.who)}>
        <PersonFields fields={fields} faultOf={faultOf} />
      </Card>
      <Card className="c-form" title={t(ENTER.photos)}>
        <PhotoPicker
          photos={picked.views}
          onAdd={picked.add}
          onRemove={picked.remove}
          onRetry={picked.retry}
          refused={picked.refused}
        />
      </Card>
      <NearbyCard fields={fields} isBusy={joining.isBusy} onJoin={send} />
      <Problem error={act.error ?? joining.error} />
      {Object.keys(faults).length > 0 ? (
        <Note tone="error" isNews>
          {t(ENTER.faults)}
        </Note>
      ) : null}
      <div className="c-form-foot">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={act.isBusy || (wasSent && (picked.isSending || voice.isSending))}
        >
          {t(ENTER.send)}
        </Button>
      </div>
    </form>
  )
}

/** Whether somebody is in danger: said at once, before anything else is asked. */
function Danger({ text }: { text: string }) {
  const { t, list } = useLanguage()
  const danger = lifeDanger(text)
  return (
    <div role="alert">
      {danger ? (
        <Note tone="error">{t(ENTER.danger, { words: list(danger.because), numbers: list(danger.call) })}</Note>
      ) : null}
    </div>
  )
}

const PAUSE = 600

function Kinds({ fields }: { fields: ReturnType<typeof useFields<EnterField>> }) {
  const { t } = useLanguage()
  const text = useSettled(fields.get('text'), PAUSE)
  return (
    <>
      <Suggestions text={text} chosen={fields.get('category')} onChoose={(code) => fields.set('category', code)} />
      <div className="c-columns">
        <Labelled label={t(ENTER.category)} isOptional>
          {(control) => (
            <CategoryPicker
              control={control}
              placeholder={t(ENTER.categoryLater)}
              value={fields.get('category') || null}
              onChange={(code) => fields.set('category', code ?? '')}
            />
          )}
        </Labelled>
        <OneOf
          label={t(ENTER.nature)}
          words={NATURE_WORDS}
          value={fields.get('nature')}
          onChange={(value) => fields.set('nature', value)}
        />
      </div>
    </>
  )
}

/** Puts the cursor into the first field that is marked, once it is drawn. */
function goToFault(form: HTMLFormElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 50)
}
