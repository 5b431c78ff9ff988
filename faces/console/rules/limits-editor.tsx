import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { sayLimit } from '../../../modules/calendars/rules.ts'
import type { Category } from '../../../modules/routing/contract.ts'
import { changedLimits } from '../../../modules/routing/rules.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useCommand } from '../../kit/use-command.ts'
import { Card } from '../parts/page.tsx'
import { Select } from '../parts/select.tsx'
import { refresh } from '../reads.ts'
import { CHANGE, UNIT_CHOICES } from './calendar-words.ts'
import { inDistrict } from './in-district.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { RULES } from './words.ts'

type Catalogue = OutputOf<Queries['routing.categories']>
type EditorProps = { catalogue: Catalogue; onDone: (published: 'freeze' | 'recompute' | null) => void }

/** Limits of the categories in the hands of those who publish them; tried on open cases before they are published. */
export function LimitsEditor({ catalogue, onDone }: EditorProps) {
  const { t, pick, language } = useLanguage()
  const [leaves, setLeaves] = useState<readonly Category[]>(catalogue.leaves)
  const [isPublishing, setPublishing] = useState(false)
  const { run, isBusy, error } = useCommand('routing.publishCategories', inDistrict)
  const changed = changedLimits(catalogue.leaves, leaves)
  const verified = leaves.filter((one, i) => one.verifyAlways !== catalogue.leaves[i]?.verifyAlways)
  const count = new Set([...changed, ...verified].map((one) => one.code)).size
  const set = (code: string, part: Partial<Category>) =>
    setLeaves(leaves.map((one) => (one.code === code ? { ...one, ...part } : one)))
  const publish = async (how: { openCases: 'freeze' | 'recompute'; note: string }) => {
    if (!(await run({ categories: [...catalogue.classes, ...leaves], ...how }))) return
    await refresh('routing.', 'cases.')
    onDone(how.openCases)
  }
  const lines = [
    ...changed.map(({ code, nameZh, nameEn, from, to }) =>
      t(CHANGE.limitChanged, {
        code,
        name: pick(nameZh, nameEn),
        from: sayLimit(from, language),
        to: sayLimit(to, language),
      }),
    ),
    ...verified.map(
      (one) => `${one.code} ${pick(one.nameZh, one.nameEn)}: ${one.verifyAlways ? '+' : '−'} ${t(RULES.verifyAlways)}`,
    ),
  ]
  return (
    <Card
      title={t(CHANGE.editLimits)}
      tools={
        <>
          <Button onClick={() => onDone(null)}>{t(CHANGE.stop)}</Button>
          <Button type="primary" disabled={count === 0} onClick={() => setPublishing(true)}>
            {t(CHANGE.publish)}
          </Button>
        </>
      }
    >
      <p className="c-hint">{t(CHANGE.capNote)}</p>
      <p role="status">{count === 0 ? t(CHANGE.unchanged) : t(CHANGE.changedCount, { count })}</p>
      <table className="c-table">
        <thead>
          <tr>
            <th scope="col">{t(RULES.code)}</th>
            <th scope="col">{t(RULES.category)}</th>
            <th scope="col">{t(RULES.limit)}</th>
            <th scope="col">{t(RULES.verifyAlways)}</th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leaf) => (
            <LeafRow key={leaf.code} leaf={leaf} onSet={(part) => set(leaf.code, part)} />
          ))}
        </tbody>
      </table>
      {isPublishing ? (
        <PublishDialog
          title={t(RULES.categories)}
          changes={lines}
          tried={{ limits: changed.map(({ code, to }) => ({ code, limit: to })) }}
          onClose={() => setPublishing(false)}
          onPublish={publish}
          isBusy={isBusy}
          error={error}
        />
      ) : null}
    </Card>
  )
}

function LeafRow({ leaf, onSet }: { leaf: Category; onSet: (part: Partial<Category>) => void }) {
  const { t, pick } = useLanguage()
  const name = pick(leaf.nameZh, leaf.nameEn)
  const { limit } = leaf
  return (
    <tr>
      <td className="c-number">{leaf.code}</td>
      <th scope="row">{name}</th>
      <td data-title={t(RULES.limit)}>
        <span className="c-limit">
          <Input
            type="number"
            min={0}
            max={10_000}
            aria-label={t(CHANGE.limitOf, { name })}
            value={limit.value}
            onChange={(event) => {
              const value = Math.round(Number(event.target.value))
              if (value >= 0 && value <= 10_000) onSet({ limit: { ...limit, value } })
            }}
          />
          <Select
            aria-label={t(CHANGE.unitOf, { name })}
            value={limit.unit}
            options={keysOf(UNIT_CHOICES).map((value) => ({ value, label: t(UNIT_CHOICES[value]) }))}
            onChange={(unit) => onSet({ limit: { ...limit, unit } })}
          />
        </span>
      </td>
      <td data-title={t(RULES.verifyAlways)}>
        <input
          type="checkbox"
          aria-label={t(CHANGE.verifyOf, { name })}
          checked={leaf.verifyAlways}
          onChange={(event) => onSet({ verifyAlways: event.target.checked })}
        />
      </td>
    </tr>
  )
}
