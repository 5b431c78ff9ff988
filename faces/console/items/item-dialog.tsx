import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Template } from '../../../modules/tasks/contract.ts'
import { KIND_WORDS, MARK_WORDS, TARGET_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { isKeyOf } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { contentOf, type Draft, draftOf, type Figure, figuresOf, isWrongFigure, LIMITS } from './draft.ts'
import { FormFields } from './form-fields.tsx'
import { GridsField } from './grids-field.tsx'
import { ITEMS, UNIT_WORDS, WEEKDAY_WORDS } from './words.ts'

type ItemDialogProps = {
  communityId: string
  /** The version to change, or the one that the next version begins from. */
  from: Template | null
  isNext?: boolean
  onClose: () => void
  onDone: (templateId: string) => void
}

/** An item is drafted, or its draft changed, or its next version begun. */
export function ItemDialog({ communityId, from, isNext = false, onClose, onDone }: ItemDialogProps) {
  const { t, pick } = useLanguage()
  const act = useAct('tasks.saveTemplate')
  const [ids] = useState(() => {
    const templateId = from && !isNext ? from.id : newId()
    return { templateId, seriesId: from?.seriesId ?? templateId }
  })
  const [draft, setDraft] = useState<Draft>(() => draftOf(from))
  const [wasSent, setSent] = useState(false)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const isShort = (text: string) => text.trim().length < 2
  const questionsMissing = draft.questions.some((one) => one.zh.trim() === '')
  const isMissing =
    [draft.nameZh, draft.nameEn, draft.what, draft.sourceDepartment, draft.legalBasis].some(isShort) ||
    figuresOf(draft).some((key) => isWrongFigure(draft, key)) ||
    draft.gridIds.length === 0 ||
    (draft.unit === 'once' && draft.on === '') ||
    (draft.isUrgent && isShort(draft.consent)) ||
    questionsMissing
  const send = async () => {
    setSent(true)
    if (isMissing || !(await act.run({ ...ids, communityId, ...contentOf(draft) }))) return
    refresh('tasks.')
    onDone(ids.templateId)
  }
  const text = (key: TextKey, more: { hint?: string; most: number; isLong?: boolean }) => (
    <Labelled
      label={t(TEXT_LABELS[key])}
      hint={more.hint}
      fault={wasSent && isShort(draft[key]) ? t(CONSOLE.tooShort, { count: 2 }) : null}
    >
      {(control) =>
        more.isLong ? (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={more.most}
            value={draft[key]}
            onChange={(event) => set({ [key]: event.target.value })}
          />
        ) : (
          <Input
            {...control}
            autoComplete="off"
            maxLength={more.most}
            value={draft[key]}
            onChange={(event) => set({ [key]: event.target.value })}
          />
        )
      }
    </Labelled>
  )
  const figure = (key: Figure, hint?: string) => (
    <Labelled
      key={key}
      label={t(FIGURE_LABELS[key])}
      hint={hint}
      fault={
        wasSent && isWrongFigure(draft, key) ? t(ITEMS.number, { least: LIMITS[key][0], most: LIMITS[key][1] }) : null
      }
    >
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          maxLength={3}
          value={draft.figures[key]}
          onChange={(event) => set({ figures: { ...draft.figures, [key]: event.target.value } })}
        />
      )}
    </Labelled>
  )
  const needs = figuresOf(draft)
  const hasDoor = draft.target === 'households' || draft.target === 'persons'
  return (
    <Dialog
      title={
        from && isNext
          ? t(ITEMS.renewTitle, { name: pick(from.nameZh, from.nameEn) })
          : t(from ? ITEMS.editTitle : ITEMS.draftTitle)
      }
      onClose={onClose}
      submit={{ label: t(CONSOLE.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
      width={760}
    >
      <div className="c-columns">
        {text('nameZh', { most: 40 })}
        {text('nameEn', { most: 80 })}
        {text('sourceDepartment', { most: 60, hint: t(ITEMS.sourceHint) })}
        {text('legalBasis', { most: 200, hint: t(ITEMS.basisHint) })}
      </div>
      {text('what', { most: 500, hint: t(ITEMS.whatHint), isLong: true })}
      <div className="c-columns">
        <OneOf
          label={t(ITEMS.kind)}
          words={KIND_WORDS}
          value={draft.kind}
          onChange={(next) => (isKeyOf(KIND_WORDS, next) ? set({ kind: next }) : undefined)}
        />
        <OneOf
          label={t(ITEMS.target)}
          words={TARGET_WORDS}
          value={draft.target}
          onChange={(next) => (isKeyOf(TARGET_WORDS, next) ? set({ target: next }) : undefined)}
        />
        {hasDoor ? (
          <OneOf
            label={t(ITEMS.mark)}
            words={MARK_WORDS}
            none={t(ITEMS.markNone)}
            value={draft.mark ?? ''}
            onChange={(next) => set({ mark: isKeyOf(MARK_WORDS, next) ? next : null })}
          />
        ) : null}
        {figure('minutes')}
      </div>
      <div className="c-columns">
        <OneOf
          label={t(ITEMS.unit)}
          words={UNIT_WORDS}
          value={draft.unit}
          onChange={(next) => (isKeyOf(UNIT_WORDS, next) ? set({ unit: next }) : undefined)}
        />
        {needs.includes('every') ? figure('every') : null}
        {needs.includes('day') ? figure('day', t(ITEMS.dayHint)) : null}
        {needs.includes('perMonth') ? figure('perMonth') : null}
        {draft.unit === 'week' ? (
          <OneOf
            label={t(ITEMS.weekday)}
            words={WEEKDAY_WORDS}
            value={draft.weekday}
            onChange={(weekday) => set({ weekday })}
          />
        ) : null}
        {draft.unit === 'once' ? (
          <Labelled label={t(ITEMS.onDay)} fault={wasSent && draft.on === '' ? t(CONSOLE.pleaseFill) : null}>
            {(control) => (
              <Input {...control} type="date" value={draft.on} onChange={(event) => set({ on: event.target.value })} />
            )}
          </Labelled>
        ) : null}
        {figure('dueDays')}
        {figure('expiresDays')}
      </div>
      <GridsField
        communityId={communityId}
        gridIds={draft.gridIds}
        fault={wasSent && draft.gridIds.length === 0 ? t(ITEMS.gridsMissing) : null}
        onChange={(gridIds) => set({ gridIds })}
      />
      <FormFields draft={draft} hasDoor={hasDoor} wasSent={wasSent} onChange={set} />
      <Checkbox checked={draft.isUrgent} onChange={(event) => set({ isUrgent: event.target.checked })}>
        {t(ITEMS.isUrgent)}
      </Checkbox>
      {draft.isUrgent ? text('consent', { most: 200 }) : null}
    </Dialog>
  )
}

type TextKey = 'nameZh' | 'nameEn' | 'what' | 'sourceDepartment' | 'legalBasis' | 'consent'
const TEXT_LABELS = {
  nameZh: ITEMS.nameZh,
  nameEn: ITEMS.nameEn,
  what: ITEMS.what,
  sourceDepartment: ITEMS.source,
  legalBasis: ITEMS.basis,
  consent: ITEMS.consent,
} as const
const FIGURE_LABELS = {
  minutes: ITEMS.minutes,
  dueDays: ITEMS.dueDays,
  expiresDays: ITEMS.expiresDays,
  every: ITEMS.every,
  day: ITEMS.dayOfMonth,
  perMonth: ITEMS.perMonth,
} as const satisfies Record<Figure, unknown>
