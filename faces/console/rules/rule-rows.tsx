import { Button } from 'antd'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { isCatchAll, type RuleDefect, ruleDifferences } from '../../../modules/routing/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import { moved, put, replaced, type WorkRule, without } from './bench.ts'
import { CatchAllSeat } from './catch-all-seat.tsx'
import { ROUTING } from './routing-words.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleTable } from './rule-table.tsx'
import { useRuleSpeech } from './say-rule.ts'
import type { Bench } from './use-bench.ts'

/** What stands on a button, what it is called for listeners, and what it does. */
type Act = readonly [string, string, () => void]

type RuleRowsProps = { bench: Bench; rules: readonly WorkRule[]; defects: readonly RuleDefect[] }

/** The rules with what can be done to each: by buttons, or by keys while the focus is on one of them. */
export function RuleRows({ bench, rules, defects }: RuleRowsProps) {
  const { t } = useLanguage()
  const say = useRuleSpeech()
  const present = bench.inForce.data?.rules
  const marks = useMemo(
    () => new Map(ruleDifferences(present ?? [], rules).map((one) => [one.rule, one.kind])),
    [present, rules],
  )
  const [edited, setEdited] = useState<WorkRule | null>(null)
  const [said, setSaid] = useState('')
  const [gone, setGone] = useState<WorkRule | null>(null)
  const last = rules.at(-1)
  const isLast = (rule: WorkRule) => rule === last && isCatchAll(rule)
  const move = (rule: WorkRule, to: number) => {
    if (isLast(rule) || to < 1 || to >= rules.length) return
    bench.edit((now) => moved(now, rule.key, to))
    setSaid(t(ROUTING.movedTo, { position: to }))
    setGone(null)
  }
  const byKeys = (rule: WorkRule, event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || step === undefined) return
    event.preventDefault()
    move(rule, rule.position + step)
  }
  const remove = (rule: WorkRule) => {
    bench.edit((now) => without(now, rule.key))
    setGone(rule)
    setSaid(t(ROUTING.removed, { cases: say.cases(rule) }))
  }
  const isNew = edited !== null && !rules.some((one) => one.key === edited.key)
  return (
    <>
      <div className="c-tools">
        <Button onClick={() => last && setEdited({ ...last, limit: null, note: '', position: 1, key: newId() })}>
          {t(ROUTING.add)}
        </Button>
        <span className="c-hint">{t(ROUTING.keysHint)}</span>
      </div>
      <p role="status" className={gone ? 'c-tools' : 'k-offscreen'}>
        {said}{' '}
        {gone ? (
          <Button
            size="small"
            onClick={() => {
              bench.edit((now) => put(now, gone, gone.position))
              setGone(null)
            }}
          >
            {t(ROUTING.undo)}
          </Button>
        ) : null}
      </p>
      <RuleTable
        rules={rules}
        keyOf={(rule) => rule.key}
        onKey={byKeys}
        isFaulty={(rule) => defects.some((one) => one.position === rule.position)}
        under={(rule) => {
          const mark = marks.get(rule)
          return (
            <>
              {mark ? (
                <>
                  {' '}
                  <span className="c-difference" data-kind={mark}>
                    {t(mark === 'added' ? ROUTING.isNew : ROUTING.isChanged)}
                  </span>
                </>
              ) : null}
              {defects
                .filter((one) => one.position === rule.position)
                .map((one) => (
                  <p key={one.kind} className="c-fault">
                    {say.defect(one)}
                  </p>
                ))}
              {isLast(rule) ? <CatchAllSeat role={rule.toRole} /> : null}
            </>
          )
        }}
        tools={(rule) => {
          const { position } = rule
          const edit: Act = [t(ROUTING.edit), t(ROUTING.editOne, { position }), () => setEdited(rule)]
          const acts: Act[] = isLast(rule)
            ? [edit]
            : [
                [t(ROUTING.up), t(ROUTING.upOne, { position }), () => move(rule, position - 1)],
                [t(ROUTING.down), t(ROUTING.downOne, { position }), () => move(rule, position + 1)],
                edit,
                [t(ROUTING.remove), t(ROUTING.removeOne, { position }), () => remove(rule)],
              ]
          return acts.map(([label, name, onClick]) => (
            <Button key={label} size="small" aria-label={name} onClick={onClick}>
              {label}
            </Button>
          ))
        }}
      />
      {edited ? (
        <RuleForm
          rule={edited}
          isNew={isNew}
          isLast={!isNew && isLast(edited)}
          among={isNew || isLast(edited) ? rules.length : rules.length - 1}
          onClose={() => setEdited(null)}
          onDone={(rule, position) => {
            const next = { ...rule, key: edited.key }
            bench.edit((now) => (isNew ? put(now, next, position) : moved(replaced(now, next), next.key, position)))
            setEdited(null)
          }}
        />
      ) : null}
    </>
  )
}
