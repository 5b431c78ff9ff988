import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { type Option, Options } from '../../kit/components/choices.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { type CodeFacts, faultsOn, type ReportDraft } from '../report/report-draft.ts'
import { type Finding, useDevicePlace, whereOf } from '../report/use-located.ts'
import { REPORT } from '../report/words.ts'
import { Screen } from '../screen.tsx'
import { SNAP } from './words.ts'

type Choice = 'photo' | 'code' | 'device' | 'picked'

type SnapWhereProps = {
  draft: ReportDraft
  change: (next: Partial<ReportDraft>) => void
  facts: CodeFacts
  kicker: string
  communityId: string | null
  photoPlace: Finding
  onBack: () => void
  onNext: () => void
}

/** Where: the photo's own place first, to be confirmed; else the code, the device, or a list of areas and buildings. */
export function SnapWhere({ draft, change, facts, kicker, communityId, photoPlace, onBack, onNext }: SnapWhereProps) {
  const { t } = useLanguage()
  const device = useDevicePlace()
  const fromPhoto = whereOf('photo', photoPlace)
  const [wanted, setWanted] = useState<Choice | null>(() => chosenOf(draft, fromPhoto !== null))
  const [missed, setMissed] = useState<Word | null>(null)
  const [isTried, setTried] = useState(false)
  const faults = faultsOn('where', draft)
  const options: Option<Choice>[] = [
    ...(fromPhoto
      ? [
          {
            value: 'photo' as const,
            label: t(SNAP.wherePhoto),
            note: t(SNAP.wherePhotoNote, { grid: fromPhoto.gridName }),
          },
        ]
      : []),
    ...(facts.isActive
      ? [
          {
            value: 'code' as const,
            label: t(SNAP.whereHere, { place: facts.placeName }),
            note: t(SNAP.whereHereNote),
          },
        ]
      : []),
    { value: 'device', label: t(SNAP.whereDevice), note: deviceNote() },
    { value: 'picked', label: t(SNAP.wherePick), note: t(SNAP.wherePickNote) },
  ]
  function deviceNote(): string {
    if (device.finding.state === 'under_way') return t(REPORT.locating)
    const found = whereOf('device', device.finding)
    return found ? t(REPORT.whereFoundIn, { grid: found.gridName }) : t(SNAP.whereDeviceNote)
  }
  async function choose(choice: Choice) {
    setMissed(null)
    setWanted(choice)
    if (choice === 'code') return change({ where: { by: 'code' } })
    if (choice === 'photo' && fromPhoto) return change({ where: fromPhoto })
    if (choice !== 'device') return change({ where: { by: 'none' } })
    const found = whereOf('device', await device.find())
    if (found) return change({ where: found })
    setMissed(SNAP.whereFailed)
    setWanted('picked')
    change({ where: { by: 'none' } })
  }
  const next = () => {
    setTried(true)
    // What is marked is what is sent: the photo's place stands marked before anybody taps.
    if (wanted === 'photo' && fromPhoto) change({ where: fromPhoto })
    else if (Object.keys(faults).length > 0) return
    onNext()
  }
  return (
    <Screen
      title={t(SNAP.whereTitle)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next} isBusy={device.finding.state === 'under_way'}>
          {t(SNAP.next)}
        </Button>
      }
    >
      <Options label={t(SNAP.whereTitle)} isLabelHidden options={options} value={wanted} onChoose={choose} />
      {missed ? (
        <Notice tone="warm" isNews>
          {t(missed)}
        </Notice>
      ) : null}
      {wanted === 'picked' && communityId ? (
        <PickPlace communityId={communityId} draft={draft} change={change} fault={isTried ? faults.where : undefined} />
      ) : isTried && faults.where && wanted !== 'photo' ? (
        <Notice tone="danger" isNews>
          {t(faults.where)}
        </Notice>
      ) : null}
      <Field
        label={t(REPORT.detail)}
        hint={t(REPORT.detailHint)}
        isOptional={!(draft.where.by === 'picked' && draft.where.buildingId === null)}
        value={draft.detail}
        onChange={(detail) => change({ detail })}
        fault={isTried ? faults.detail : undefined}
        maxLength={120}
        autoComplete="off"
      />
    </Screen>
  )
}

function chosenOf({ where }: ReportDraft, hasPhotoPlace: boolean): Choice | null {
  if (where.by === 'point') return where.from
  if (where.by === 'picked') return 'picked'
  if (hasPhotoPlace) return 'photo'
  return where.by === 'code' ? 'code' : 'picked'
}

type PickPlaceProps = {
  communityId: string
  draft: ReportDraft
  change: (next: Partial<ReportDraft>) => void
  fault?: Word
}

/** An area, then a building in it, by the phone's own lists. */
function PickPlace({ communityId, draft, change, fault }: PickPlaceProps) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('intake.snapPlaces', { communityId })
  if (error) return <ErrorNotice error={error} onAgain={reload} />
  if (!data) return <Loading />
  const picked = draft.where.by === 'picked' ? draft.where : null
  const grid = data.grids.find((one) => one.id === picked?.gridId)
  const pickGrid = (gridId: string) => {
    const one = data.grids.find((candidate) => candidate.id === gridId)
    change({ where: one ? { by: 'picked', gridId, buildingId: null, name: one.name } : { by: 'none' } })
  }
  const pickBuilding = (buildingId: string) => {
    if (!grid) return
    const one = grid.buildings.find((candidate) => candidate.id === buildingId)
    change({
      where: { by: 'picked', gridId: grid.id, buildingId: one?.id ?? null, name: one?.name ?? grid.name },
    })
  }
  return (
    <div className="k-stack">
      <Select
        label={t(SNAP.pickArea)}
        none={t(SNAP.pickNone)}
        value={picked?.gridId ?? ''}
        onChange={pickGrid}
        fault={fault}
      >
        {data.grids.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      {grid && grid.buildings.length > 0 ? (
        <Select
          label={t(SNAP.pickBuilding)}
          none={t(SNAP.pickOutdoors)}
          value={picked?.buildingId ?? ''}
          onChange={pickBuilding}
        >
          {grid.buildings.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      ) : null}
    </div>
  )
}
