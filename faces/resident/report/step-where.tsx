import { useState } from 'react'
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
export function StepWhere({ draft, change, place, onNext, onBack }: StepProps & { place: CodeFacts }) {
  const speech = useLanguage()
  const { t } = speech
  const [isTried, setTried] = useState(false)
  const [wanted, setWanted] = useState<Choice>(draft.where.by === 'point' ? draft.where.from : 'code')
  const photo = usePhotoPlace(draft.photos.find((one) => one.place !== null)?.place ?? null)
  const device = useDevicePlace()
  const finding = wanted === 'photo' ? photo : wanted === 'device' ? device.finding : null

  async function choose(choice: Choice) {
    setWanted(choice)
    if (choice === 'code') return change({ where: { by: place.isActive ? 'code' : 'grid' } })
    const where = whereOf(choice, choice === 'photo' ? photo : await device.find())
    if (where) change({ where })
  }
  const chooseGrid = (gridId: string, gridName: string) => {
    if (finding?.state !== 'found' || wanted === 'code') return
    change({ where: { by: 'point', from: wanted, ...finding.spot, gridId, gridName } })
  }
  const next = () => {
    setTried(true)
    if (!faultsOn('where', draft).detail) onNext()
  }

  return (
    <Screen
      title={t(REPORT.whereTitle)}
      kicker={t(REPORT.step, { now: 3, all: 4 })}
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
      <Outcome finding={finding} chosen={draft.where} onChoose={chooseGrid} />
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
  return photo.state === 'found' ? [code, fromPhoto, fromDevice] : [code, fromDevice]
}

function placeNote(finding: Finding, from: 'photo' | 'device', t: Speech['t']): string {
  if (finding.state === 'under_way') return t(REPORT.locating)
  if (finding.state !== 'found') return ''
  const { located, spot } = finding
  if (located.kind === 'inside') {
    if (from === 'photo') return t(REPORT.wherePhotoNote, { grid: located.gridName })
    return t(REPORT.whereFound, { grid: located.gridName, metres: spot.accuracyMetres })
  }
  if (located.kind === 'ambiguous')
    return t(REPORT.whereFoundIn, { grid: located.choices.map((one) => one.gridName).join(' / ') })
  return located.nearest
    ? t(REPORT.whereNear, { grid: located.nearest.gridName, metres: Math.round(located.nearest.metres) })
    : t(REPORT.whereOutside)
}

type OutcomeProps = { finding: Finding | null; chosen: Where; onChoose: (gridId: string, gridName: string) => void }

/** What follows from the spot chosen: a choice on a border, or why it cannot be used. */
function Outcome({ finding, chosen, onChoose }: OutcomeProps) {
  const { t } = useLanguage()
  if (finding?.state === 'denied')
    return (
      <Notice tone="warm" isNews>
        {t(REPORT.whereDenied)}
      </Notice>
    )
  if (finding?.state !== 'found') return null
  const { located } = finding
  if (located.kind === 'outside' && !located.nearest)
    return (
      <Notice tone="warm" isNews>
        {t(REPORT.whereOutside)}
      </Notice>
    )
  if (located.kind !== 'ambiguous') return null
  const { choices } = located
  return (
    <Options
      label={t(REPORT.whereBorder)}
      options={choices.map(({ gridId, gridName }) => ({ value: gridId, label: gridName }))}
      value={chosen.by === 'point' ? chosen.gridId : null}
      onChoose={(gridId) => onChoose(gridId, choices.find((one) => one.gridId === gridId)?.gridName ?? '')}
    />
  )
}
