import { Input } from 'antd'
import { useState } from 'react'
import { calendarValue, isServiceTime, sayLimit } from '../../../modules/calendars/rules.ts'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { explain, matchRule, type RoutingFacts } from '../../../modules/routing/rules.ts'
import { TIER_WORDS } from '../../../modules/routing/words.ts'
import { localParts } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { CategoryPicker, useCategories } from '../parts/category-picker.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { Card } from '../parts/page.tsx'
import { useRead } from '../reads.ts'
import { isSameRules } from './bench.ts'
import { ROUTING } from './routing-words.ts'
import { useRuleSpeech } from './say-rule.ts'

type TryOneProps = { rules: readonly RoutingRule[]; inForce: readonly RoutingRule[] }

/** One imagined case: where the draft would send it and why, beside the rules in force. */
export function TryOne({ rules, inForce }: TryOneProps) {
  const { t } = useLanguage()
  const tree = useTree()
  const { data: catalogue } = useCategories()
  const { data: calendar } = useRead('calendars.current', {})
  const [category, setCategory] = useState<string | null>(null)
  const [gridId, setGridId] = useState<string | null>(null)
  const [tier, setTier] = useState('')
  const [when, setWhen] = useState(() => localNow(new Date()))
  const leaf = catalogue?.leaves.find((one) => one.code === category)
  const grid = tree.get(gridId)
  const at = new Date(`${when}+08:00`)
  const isKnown = !Number.isNaN(at.getTime())
  const isWorkingTime = calendar !== undefined && isKnown && isServiceTime(at, calendarValue(calendar.setId, calendar))
  const facts: RoutingFacts | null =
    leaf && grid && isKnown
      ? {
          categoryCode: leaf.code,
          gridKind: grid.kind,
          tier: isKeyOf(TIER_WORDS, tier) ? tier : leaf.startTier,
          gridPath: tree.pathOf(grid.id),
          minute: localParts(at).minutes,
          isWorkingTime,
        }
      : null
  return (
    <Card title={t(ROUTING.tryTitle)}>
      <p className="c-hint">{t(ROUTING.tryLead)}</p>
      <div className="c-columns">
        <Labelled label={t(ROUTING.tryCategory)}>
          {(control) => (
            <CategoryPicker
              control={control}
              placeholder={t(ROUTING.tryCategory)}
              value={category}
              onChange={setCategory}
            />
          )}
        </Labelled>
        <Labelled label={t(ROUTING.tryPlace)}>
          {(control) => (
            <GridPicker control={control} placeholder={t(ROUTING.tryPlace)} value={gridId} onChange={setGridId} />
          )}
        </Labelled>
        <OneOf
          label={t(ROUTING.tier)}
          words={TIER_WORDS}
          value={tier === '' ? (leaf?.startTier ?? '') : tier}
          onChange={setTier}
        />
        <Labelled
          label={t(ROUTING.tryWhen)}
          hint={calendar && isKnown ? t(isWorkingTime ? ROUTING.working : ROUTING.off) : null}
        >
          {(control) => (
            <Input {...control} type="datetime-local" value={when} onChange={(event) => setWhen(event.target.value)} />
          )}
        </Labelled>
      </div>
      <div aria-live="polite">
        {facts && leaf ? (
          <Verdicts facts={facts} categoryLimit={leaf.limit} rules={rules} inForce={inForce} />
        ) : (
          <p className="c-hint">{t(ROUTING.tryAsk)}</p>
        )}
      </div>
    </Card>
  )
}

type VerdictsProps = TryOneProps & { facts: RoutingFacts; categoryLimit: NonNullable<RoutingRule['limit']> }

function Verdicts({ facts, categoryLimit, rules, inForce }: VerdictsProps) {
  const { t } = useLanguage()
  const [draft, force] = [matchRule(rules, facts), matchRule(inForce, facts)]
  const isSame = isSameRules([draft.matched], [force.matched])
  return (
    <div className="c-two">
      <Verdict title={t(isSame ? ROUTING.sameBoth : ROUTING.byDraft)} match={draft} categoryLimit={categoryLimit} />
      {isSame ? null : <Verdict title={t(ROUTING.byForce)} match={force} categoryLimit={categoryLimit} />}
    </div>
  )
}

type VerdictProps = {
  title: string
  match: ReturnType<typeof matchRule>
  categoryLimit: NonNullable<RoutingRule['limit']>
}

function Verdict({ title, match: { matched, nextBest }, categoryLimit }: VerdictProps) {
  const { t, language } = useLanguage()
  const say = useRuleSpeech()
  return (
    <section className="c-verdict">
      <h3>{title}</h3>
      <p>
        <strong>{say.role(matched.toRole)}</strong> ·{' '}
        {t(ROUTING.limitIs, { limit: sayLimit(matched.limit ?? categoryLimit, language) })}
      </p>
      <p>{t(explain(matched, say.names))}</p>
      <p className="c-hint">
        {nextBest ? t(ROUTING.nextBest, { rule: t(explain(nextBest, say.names)) }) : t(ROUTING.noNext)}
      </p>
    </section>
  )
}

/** A moment as the field for a local date and time wants it. */
function localNow(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
}
