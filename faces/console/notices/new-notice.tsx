import { Button } from 'antd'
import { useState } from 'react'
import { PhotoPicker } from '../../kit/components/photo-picker.tsx'
import { shelf } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { type Photo, usePhotos } from '../../kit/use-photos.ts'
import { KIT } from '../../kit/words.ts'
import { useMe } from '../me.ts'
import { Card, Page } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { useFields } from '../parts/use-fields.ts'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, navigate } from '../router.tsx'
import { shelfOf } from '../sign-in/leave.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { UntilField } from './notice-dialogs.tsx'
import { MOST_TARGETS, PlacesField, type Target } from './places-field.tsx'
import { lastMinuteOf, momentOf } from './until.ts'
import { isWhole, WordFields } from './word-fields.tsx'
import { NOTICES } from './words.ts'

const FIRST_DAYS = 3
const DAY = 86_400_000

/** A new notice: words, until when, where; and for how many it is before it goes out. What was typed is kept until it is sent. */
export function NewNotice({ onDone }: { onDone: (said: string) => void }) {
  const { t } = useLanguage()
  const act = useAct('notifications.publishNotice')
  const fields = useFields('notice', { title: '', text: '' })
  const words = { title: fields.get('title'), text: fields.get('text') }
  const [until, setUntil] = useState(() => lastMinuteOf(new Date(Date.now() + FIRST_DAYS * DAY)))
  const [targets, setTargets] = useState<readonly Target[]>([])
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const photosKey = `${shelfOf(useMe())}/notice/photos`
  const picked = usePhotos(photosKey, photos, setPhotos)
  const [wasSent, setSent] = useState(false)
  const plain = targets.map(({ kind, id }) => ({ kind, id }))
  const isFit = targets.length > 0 && targets.length <= MOST_TARGETS
  const reach = useRead('notifications.previewNotice', isFit ? { targets: plain } : null, { keepsFormer: true })
  const publish = async () => {
    setSent(true)
    const untilAt = momentOf(until)
    if (!isWhole(words) || untilAt === null || !isFit || picked.isSending) return
    const fileIds = photos.flatMap((photo) => photo.id ?? [])
    const input = { title: words.title.trim(), text: words.text.trim(), targets: plain, untilAt, fileIds }
    if (!(await act.run(input))) return
    await Promise.all([fields.discard(), shelf.clear(photosKey), refresh('notifications.notices')])
    onDone(t(NOTICES.wasPublished))
    navigate(hrefOf('/notices'), { replace: true })
  }
  return (
    <Page title={t(NOTICES.newTitle)} lead={t(NOTICES.newLead)} isWide>
      <form
        noValidate
        className="c-form"
        onSubmit={(event) => {
          event.preventDefault()
          publish()
        }}
      >
        <div className="c-two">
          <Card title={t(NOTICES.words)}>
            <WordFields
              words={words}
              onChange={(next) => {
                if (next.title !== words.title) fields.set('title', next.title)
                if (next.text !== words.text) fields.set('text', next.text)
              }}
              wasSent={wasSent}
            />
            <UntilField value={until} onChange={setUntil} />
            <fieldset className="c-field">
              <legend>
                {t(NOTICES.photos)} <small>· {t(KIT.optional)}</small>
              </legend>
              <PhotoPicker
                photos={picked.views}
                onAdd={picked.add}
                onRemove={picked.remove}
                onRetry={picked.retry}
                refused={picked.refused}
              />
            </fieldset>
          </Card>
          <Card title={t(NOTICES.where)}>
            <PlacesField
              targets={targets}
              onChange={setTargets}
              fault={
                targets.length > MOST_TARGETS
                  ? t(NOTICES.tooMany, { most: MOST_TARGETS })
                  : wasSent && targets.length === 0
                    ? t(CONSOLE.pleaseChoose)
                    : null
              }
            />
            <Problem error={reach.problem} />
            {isFit && reach.data ? (
              <Note isNews tone={reach.data.persons === 0 ? 'warning' : 'info'}>
                {t(reach.data.persons === 0 ? NOTICES.reachNobody : NOTICES.reach, reach.data)}
              </Note>
            ) : null}
          </Card>
        </div>
        <Problem error={act.error} />
        <div className="c-form-foot">
          <Button onClick={() => navigate(hrefOf('/notices'))}>{t(KIT.cancel)}</Button>
          <Button type="primary" htmlType="submit" loading={act.isBusy || (wasSent && picked.isSending)}>
            {t(NOTICES.send)}
          </Button>
        </div>
      </form>
    </Page>
  )
}
