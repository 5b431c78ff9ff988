import { useRef, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { type Option, Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { type Speech, useLanguage } from '../../kit/language.ts'
import { Screen } from '../screen.tsx'
import { type CodeFacts, faultsOn, type Where } from './report-draft.ts'
import type { StepProps } from './report-page.tsx'
import { type Finding, useDevicePlace, usePhotoPlace, whereOf } from './use-located.ts'
import { REPORT } from './words.ts'

type Choice = 'code' | 'photo' | 'device'

/** Where it is: at the code, where a photo was taken, or where the device is; and the exact spot in words. */
export function StepWhere({ draft, change, kicker, place, onNext, onBack }: StepProps & { place: CodeFacts }) {
  const speech = useLanguage()
  const { t } = speech
  const [isTried, setTried] = useState(false)
  const [wanted, setWanted] = useState<Choice>(draft.where.by === 'point' ? draft.where.from : 'code')
  const photo = usePhotoPlace(draft.photos.find((one) => one.place !== null)?.place ?? null)
  const device = useDevicePlace()
  const [missed, setMissed] = useState<Word | null>(null)
  const finding = wanted === 'photo' ? photo : wanted === 'device' ? device.finding : null
  const choices = finding?.state === 'found' && finding.located.kind === 'ambiguous' ? finding.located.choices : null
  const chosenId = draft.where.by === 'point' && draft.where.from === wanted ? draft.where.gridId : null
  const isGridOpen = choices !== null && !choices.some((one) => one.gridId === chosenId)

  const latest = useRef(wanted)
  function turnTo(choice: Choice) {
    latest.current = choice
    setWanted(choice)
    if (choice === 'code') change({ where: { by: place.isActive ? 'code' : 'grid' } })
  }
  /** What cannot be used says so and goes back to the code: what is marked is always what is sent. */
  async function choose(choice: Choice) {
    setMissed(null)
    turnTo(choice)
    if (choice === 'code') return
    const found = choice === 'photo' ? photo : await device.find()
    if (latest.current !== choice) return
    const where = whereOf(choice, found)
    if (where) return change({ where })
    if (found.state === 'found' && found.located.kind === 'ambiguous') return
    setMissed(found.state === 'found' ? REPORT.whereOutside : REPORT.whereDenied)
    turnTo('code')
  }
  const chooseGrid = (gridId: string, gridName: string) => {
    if (finding?.state !== 'found' || wanted === 'code') return
    change({ where: { by: 'point', from: wanted, ...finding.spot, gridId, gridName } })
  }
  const next = () => {
    setTried(true)
    if (!isGridOpen && !faultsOn('where', draft).detail) onNext()
  }

  return (
    <Screen
      title={t(REPORT.whereTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next} isBusy={device.finding.state === 'under_way'}>
          {t(REPORT.next)}
        </Button>
      }
    >
      <Options
        label={t(REPORT.whereTitle)}
        isLabelHidden
        options={optionsFor(place, draft.where, photo, device.finding, speech)}
        value={wanted}
        onChoose={choose}
      />
      {missed ? (
        <Notice tone="warm" isNews>
          {t(missed)}
        </Notice>
      ) : null}
      {choices ? (
        <Options
          label={t(REPORT.whereBorder)}
          options={choices.map(({ gridId, gridName }) => ({ value: gridId, label: gridName }))}
          value={chosenId}
          onChoose={(gridId) => chooseGrid(gridId, choices.find((one) => one.gridId === gridId)?.gridName ?? '')}
        />
      ) : null}
      {isTried && isGridOpen ? (
        <Notice tone="danger" isNews>
          {t(REPORT.whereMissing)}
        </Notice>
      ) : null}
      <Field
        label={t(REPORT.detail)}
        hint={t(REPORT.detailHint)}
        isOptional={draft.where.by !== 'grid'}
        value={draft.detail}
        onChange={(detail) => change({ detail })}
        fault={isTried ? faultsOn('where', draft).detail : undefined}
        maxLength={120}
        autoComplete="off"
      />
    </Screen>
  )
}

function optionsFor(place: CodeFacts, where: Where, photo: Finding, device: Finding, { t }: Speech): Option<Choice>[] {
  const code = {
    value: 'code',
    label: t(place.isActive ? REPORT.whereCode : REPORT.whereGrid, { place: place.placeName }),
    note: t(REPORT.whereFromCode),
  } as const
  const fromPhoto = { value: 'photo', label: t(REPORT.wherePhoto), note: placeNote(photo, 'photo', t) } as const
  const kept =
    where.by === 'point' && where.from === 'device'
      ? t(REPORT.whereFoundIn, { grid: where.gridName })
      : t(REPORT.whereDeviceNote)
  const fromDevice = {
    value: 'device',
    label: t(REPORT.whereDevice),
    note: placeNote(device, 'device', t) || kept,
  } as const
  const isNear = photo.state === 'found' && (photo.located.kind !== 'outside' || photo.located.nearest !== null)
  return isNear ? [code, fromPhoto, fromDevice] : [code, fromDevice]
}

function placeNote(finding: Finding, from: 'photo' | 'device', t: Speech['t']): string {
  if (finding.state === 'under_way') return t(REPORT.locating)
  if (finding.state !== 'found') return ''
  const { located, spot } = finding
  if (located.kind === 'inside') {
    if (from === 'photo') return t(REPORT.wherePhotoNote, { grid: located.gridName })
    return t(REPORT.whereFound, { grid: located.gridName, metres: spot.accuracyMetres })
  }
  if (located.kind === 'ambiguous') return t(REPORT.whereOnBorder)
  return located.nearest
    ? t(REPORT.whereNear, { grid: located.nearest.gridName, metres: Math.round(located.nearest.metres) })
    : ''
}
