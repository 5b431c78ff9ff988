import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Segments } from '../parts/segments.tsx'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { PlaceByCode } from './place-by-code.tsx'
import { PlaceByGrid } from './place-by-grid.tsx'
import { PlaceByHouse } from './place-by-house.tsx'
import { type Faults, faultsOn } from './report-draft.ts'
import type { StepProps } from './report-pages.tsx'
import { REPORT } from './words.ts'

/** What each way of saying the place gets. */
export type PlaceProps = Pick<StepProps, 'draft' | 'change'> & { readonly faults: Faults }

/** Where it is: a building and what is in it, a printed code, or a grid with words. */
export function StepWhere({ draft, change, kicker, onNext, onBack }: StepProps) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const faults = isTried ? faultsOn('where', draft) : {}
  const next = () => {
    setTried(true)
    if (Object.keys(faultsOn('where', draft)).length === 0) onNext()
  }
  const isWhole = draft.by === 'house' && (draft.buildingId === '' || draft.householdId !== '')
  return (
    <Screen
      title={t(REPORT.where)}
      kicker={kicker}
      onBack={onBack}
      action={
        <Button look="main" isWide onPress={next}>
          {t(FIELD.next)}
        </Button>
      }
    >
      <Segments
        label={t(REPORT.ways)}
        isLabelHidden
        options={[
          { value: 'house', label: t(REPORT.byHouse) },
          { value: 'code', label: t(REPORT.byCode) },
          { value: 'grid', label: t(REPORT.byGrid) },
        ]}
        value={draft.by}
        onChoose={(by) => change({ by })}
      />
      {draft.by === 'house' ? <PlaceByHouse draft={draft} change={change} faults={faults} /> : null}
      {draft.by === 'code' ? <PlaceByCode draft={draft} change={change} faults={faults} /> : null}
      {draft.by === 'grid' ? <PlaceByGrid draft={draft} change={change} faults={faults} /> : null}
      {isWhole ? null : (
        <Field
          label={t(REPORT.detail)}
          hint={t(REPORT.detailHint)}
          isOptional={draft.by !== 'grid'}
          value={draft.detail}
          onChange={(detail) => change({ detail })}
          fault={faults.detail}
          maxLength={100}
          autoComplete="off"
        />
      )}
    </Screen>
  )
}
