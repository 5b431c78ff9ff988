import { InputNumber } from 'antd'
import { useId, useState } from 'react'
import { VISITS } from '../../../modules/dashboards/access.ts'
import {
  type AnyMeasureName,
  isOfVisits,
  MEASURE_NAMES,
  measureOf,
  VISIT_MEASURE_NAMES,
} from '../../../modules/dashboards/rules.ts'
import {
  isCountedOut,
  MOST_MEASURES,
  MOST_OF,
  partsVisits,
  SPAN_KINDS,
  stepsOffered,
} from '../../../modules/reports/rules.ts'
import { CHART_WORDS, GROUP_WORDS, SPAN_WORDS } from '../../../modules/reports/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { NarrowFields } from '../figures/filters.tsx'
import { mayAnywhere, useMe } from '../me.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Select } from '../parts/select.tsx'
import type { Asked } from './question.ts'
import { ASK } from './words.ts'

type BuilderProps = { asked: Asked; now: Date; onChange: (next: Partial<Asked>) => void }

const isCount = (name: AnyMeasureName) => measureOf(name).of === undefined
const KINDS = [
  { word: ASK.volumes, names: MEASURE_NAMES.filter(isCount) },
  { word: ASK.shares, names: MEASURE_NAMES.filter((name) => !isCount(name)) },
  { word: ASK.ofVisits, names: VISIT_MEASURE_NAMES },
] as const
const UNITS = { 'last days': ASK.dayUnit, 'last weeks': ASK.weekUnit, 'last months': ASK.monthUnit } as const

/** What is asked: measures, days, groups, cases. */
export function BuilderCard({ asked, now, onChange }: BuilderProps) {
  const { t } = useLanguage()
  const steps = stepsOffered(asked.span, asked.n, now)
  const isApart = asked.measures.some(isOfVisits)
  const groups = keysOf(GROUP_WORDS).filter(
    (one) =>
      ((one !== 'day' && one !== 'week' && one !== 'month') || steps.includes(one)) && (!isApart || partsVisits(one)),
  )
  return (
    <Card className="c-ask-builder c-no-print" title={t(ASK.builder)}>
      <MeasurePills chosen={asked.measures} onChange={(measures) => onChange({ measures })} />
      <fieldset className="c-pills">
        <legend>{t(ASK.span)}</legend>
        {SPAN_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            className="c-pill"
            aria-pressed={asked.span === one}
            onClick={() => onChange({ span: one })}
          >
            {t(SPAN_WORDS[one])}
          </button>
        ))}
        {isCountedOut(asked.span) ? (
          <InputNumber
            aria-label={t(ASK.howMany, { unit: t(UNITS[asked.span]) })}
            min={1}
            max={MOST_OF[asked.span]}
            precision={0}
            value={asked.n}
            suffix={t(UNITS[asked.span])}
            onChange={(n) => (n === null ? undefined : onChange({ n }))}
          />
        ) : null}
      </fieldset>
      <div className="c-ask-shape">
        <Labelled label={t(ASK.group)}>
          {(control) => (
            <Select
              {...control}
              popupMatchSelectWidth={false}
              listHeight={400}
              value={asked.groupBy}
              options={groups.map((one) => ({ value: one, label: t(GROUP_WORDS[one]) }))}
              onChange={(groupBy) => onChange({ groupBy })}
            />
          )}
        </Labelled>
        <Labelled label={t(ASK.chart)}>
          {(control) => (
            <Select
              {...control}
              popupMatchSelectWidth={false}
              value={asked.chart}
              options={keysOf(CHART_WORDS).map((one) => ({ value: one, label: t(CHART_WORDS[one]) }))}
              onChange={(chart) => onChange({ chart })}
            />
          )}
        </Labelled>
        <div className="c-field c-ask-narrow">
          <span aria-hidden="true">{t(ASK.narrow)}</span>
          <NarrowFields narrowing={asked} onChange={onChange} onlyGrid={isApart} />
        </div>
      </div>
      {isApart ? <p className="c-hint">{t(ASK.visitsApart)}</p> : null}
    </Card>
  )
}

type MeasurePillsProps = { chosen: readonly AnyMeasureName[]; onChange: (next: readonly AnyMeasureName[]) => void }

/** Every measure as a switch; the formula of the one that is pointed at, or has the focus, stands below. */
function MeasurePills({ chosen, onChange }: MeasurePillsProps) {
  const { t } = useLanguage()
  const [pointed, setPointed] = useState<AnyMeasureName | null>(null)
  const id = useId()
  const isFull = chosen.length >= MOST_MEASURES
  const me = useMe()
  const kinds = KINDS.filter(({ names }) => !names.some(isOfVisits) || mayAnywhere(me, VISITS))
  const about = pointed ?? chosen.at(-1) ?? null
  return (
    <fieldset className="c-ask-measures" onPointerLeave={() => setPointed(null)}>
      <legend>
        {t(ASK.measures)} <small>{t(ASK.most, { most: MOST_MEASURES })}</small>
      </legend>
      {kinds.map(({ word, names }) => (
        <div key={word.en} className="c-ask-kind">
          <span className="c-hint">{t(word)}</span>
          <div className="c-pills">
            {names.map((name) => {
              const isChosen = chosen.includes(name)
              return (
                <button
                  key={name}
                  type="button"
                  className="c-pill"
                  aria-pressed={isChosen}
                  aria-disabled={!isChosen && isFull ? true : undefined}
                  aria-describedby={`${id}-${name}`}
                  onPointerEnter={() => setPointed(name)}
                  onFocus={() => setPointed(name)}
                  onBlur={() => setPointed(null)}
                  onClick={() => {
                    if (isChosen) onChange(chosen.filter((one) => one !== name))
                    else if (!isFull) onChange([...chosen, name])
                  }}
                >
                  {t(measureOf(name).label)}
                  <span id={`${id}-${name}`} hidden>
                    {t(measureOf(name).formula)}
                  </span>
                </button>
              )
            })}
          </div>
        </div>
      ))}
      <p className="c-hint c-ask-formula">
        {about === null
          ? t(ASK.formulaHint)
          : t(ASK.formulaOf, { name: t(measureOf(about).label), formula: t(measureOf(about).formula) })}
      </p>
    </fieldset>
  )
}
