import { Input } from 'antd'
import { useState } from 'react'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { ALWAYS_HELD, explain, ownsCases } from '../../../modules/routing/rules.ts'
import { DURING_WORDS, GRID_KIND_WORDS, TIER_WORDS, UNIT_WORDS } from '../../../modules/routing/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { CategoryPicker } from '../parts/category-picker.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useRuleNames } from '../parts/rule-names.ts'
import { CONSOLE } from '../words.ts'
import { ROUTING } from './routing-words.ts'
import { type Blanks, blanksOf, filledIn } from './rule-blanks.ts'

const NOTE_LONGEST = 200

type RuleFormProps = {
  rule: RoutingRule
  isNew: boolean
  /** The last rule, for everything else: only whom it goes to, within what and why. */
  isLast: boolean
  /** How many rules it can be moved among. */
  among: number
  onDone: (rule: RoutingRule, position: number) => void
  onClose: () => void
}

/** One rule as a form, with how it reads. */
export function RuleForm({ rule, isNew, isLast, among, onDone, onClose }: RuleFormProps) {
  const { t } = useLanguage()
  const names = useRuleNames()
  const [blanks, setBlanks] = useState<Blanks>(() => blanksOf(rule))
  const [wasSent, setSent] = useState(false)
  const set = (changes: Partial<Blanks>) => setBlanks((now) => ({ ...now, ...changes }))
  const { rule: filled, faults } = filledIn(rule, blanks, among)
  const fault = (isWrong: boolean, word: string) => (wasSent && isWrong ? word : null)
  const submit = () => {
    setSent(true)
    if (filled) onDone(filled, filled.position)
  }
  const roles = isLast ? ALWAYS_HELD : keysOf(ROLE_WORDS).filter(ownsCases)
  return (
    <Dialog
      title={t(isLast ? ROUTING.catchAll : isNew ? ROUTING.add : ROUTING.ruleTitle)}
      onClose={onClose}
      submit={{ label: t(ROUTING.intoDraft), onSubmit: submit }}
      width={720}
    >
      {isLast ? (
        <p className="c-hint">{t(ROUTING.catchAllNote)}</p>
      ) : (
        <CasesFields {...{ blanks, set, fault, faults }} />
      )}
      <div className="c-columns">
        <OneOf
          label={t(ROUTING.role)}
          words={Object.fromEntries(roles.map((role) => [role, ROLE_WORDS[role]]))}
          value={blanks.toRole}
          onChange={(toRole) => set({ toRole })}
        />
        <div className="c-pair">
          <Labelled
            label={t(ROUTING.limitValue)}
            hint={t(ROUTING.limitHint)}
            fault={fault(faults.limit, t(ROUTING.limitWrong))}
          >
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={5}
                value={blanks.limit}
                onChange={(event) => set({ limit: event.target.value })}
              />
            )}
          </Labelled>
          <OneOf label={t(ROUTING.unit)} words={UNIT_WORDS} value={blanks.unit} onChange={(unit) => set({ unit })} />
        </div>
      </div>
      <Labelled label={t(ROUTING.note)} hint={t(ROUTING.noteHint)} fault={fault(faults.note, t(CONSOLE.pleaseFill))}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={NOTE_LONGEST}
            value={blanks.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Labelled>
      {isLast ? null : (
        <Labelled label={t(ROUTING.number)} hint={t(ROUTING.numberHint)}>
          {(control) => (
            <Input
              {...control}
              className="c-short"
              inputMode="numeric"
              maxLength={3}
              value={blanks.position}
              onChange={(event) => set({ position: event.target.value })}
            />
          )}
        </Labelled>
      )}
      {filled ? (
        <p className="c-hint">
          {t(ROUTING.reads)}
          {t(explain(filled, names))}
        </p>
      ) : null}
    </Dialog>
  )
}

type CasesFieldsProps = {
  blanks: Blanks
  set: (changes: Partial<Blanks>) => void
  fault: (isWrong: boolean, word: string) => string | null
  faults: { hours: boolean }
}

/** For which cases: what is left open fits any. */
function CasesFields({ blanks, set, fault, faults }: CasesFieldsProps) {
  const { t } = useLanguage()
  const tree = useTree()
  // A grid of another street has no name here: it stays as it is until another is chosen.
  const isOutOfSight = blanks.gridId !== null && !tree.get(blanks.gridId)
  const hoursFault = fault(faults.hours, t(ROUTING.hoursBoth))
  return (
    <>
      <div className="c-columns">
        <Labelled label={t(ROUTING.category)}>
          {(control) => (
            <CategoryPicker
              control={control}
              withClasses
              placeholder={t(ROUTING.anyCategory)}
              value={blanks.categoryPrefix}
              onChange={(categoryPrefix) => set({ categoryPrefix })}
            />
          )}
        </Labelled>
        <Labelled label={t(ROUTING.place)} hint={t(ROUTING.placeHint)}>
          {(control) => (
            <GridPicker
              control={control}
              placeholder={t(isOutOfSight ? ROUTING.otherStreet : ROUTING.anyPlace)}
              value={isOutOfSight ? null : blanks.gridId}
              onChange={(gridId) => set({ gridId })}
            />
          )}
        </Labelled>
        <OneOf
          label={t(ROUTING.kind)}
          words={GRID_KIND_WORDS}
          none={t(ROUTING.anyKind)}
          value={blanks.gridKind}
          onChange={(gridKind) => set({ gridKind })}
        />
        <OneOf
          label={t(ROUTING.tier)}
          words={TIER_WORDS}
          none={t(ROUTING.anyTier)}
          value={blanks.tier}
          onChange={(tier) => set({ tier })}
        />
      </div>
      <div className="c-columns">
        <div className="c-pair">
          <Labelled label={t(ROUTING.from)} hint={t(ROUTING.hoursHint)} fault={hoursFault}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={blanks.from}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t(ROUTING.until)}>
            {(control) => (
              <Input
                {...control}
                type="time"
                value={blanks.until}
                onChange={(event) => set({ until: event.target.value })}
              />
            )}
          </Labelled>
        </div>
        <OneOf
          label={t(ROUTING.during)}
          words={DURING_WORDS}
          none={t(ROUTING.anyDuring)}
          value={blanks.during}
          onChange={(during) => set({ during })}
        />
      </div>
    </>
  )
}
