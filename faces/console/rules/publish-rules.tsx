import { useEffect, useRef } from 'react'
import type { RoutingRule } from '../../../modules/routing/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Note, Pending, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { DryRunResult } from './dry-run.tsx'
import { inDistrict } from './in-district.ts'
import { ROUTING } from './routing-words.ts'
import { RuleDifferences } from './rule-differences.tsx'
import { useDryRun } from './use-dry-run.ts'

type PublishRulesProps = {
  draftVersion: number
  draft: readonly RoutingRule[]
  inForce: readonly RoutingRule[]
  /** Whether other rules were published since the draft was begun. */
  isOnOlder: boolean
  onDone: () => void
  onClose: () => void
}

/** What publishing would change, rule by rule and over the last cases, before it is done. */
export function PublishRules({ draftVersion, draft, inForce, isOnOlder, onDone, onClose }: PublishRulesProps) {
  const { t } = useLanguage()
  const act = useAct('routing.publishRules', inDistrict)
  const { result, error, run } = useDryRun()
  const hasAsked = useRef(false)
  useEffect(() => {
    if (hasAsked.current) return
    hasAsked.current = true
    run({ draftVersion })
  })
  const publish = async () => {
    if (!(await act.run({ draftVersion }))) return void refresh('routing.draft')
    onDone()
  }
  return (
    <Dialog
      title={t(ROUTING.publishTitle)}
      onClose={onClose}
      submit={{ label: t(ROUTING.publishNow), onSubmit: publish, isBusy: act.isBusy }}
      error={act.error}
      width={720}
    >
      <p>{t(ROUTING.publishLead)}</p>
      {isOnOlder ? <Note tone="warning">{t(ROUTING.basedOnOlder)}</Note> : null}
      <RuleDifferences before={inForce} after={draft} />
      <Problem error={error} />
      {result ? <DryRunResult result={result} /> : error ? null : <Pending lines={2} />}
    </Dialog>
  )
}
