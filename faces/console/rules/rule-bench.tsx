import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { type RuleDefect, ruleDefects } from '../../../modules/routing/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { useTree } from '../grids/use-tree.ts'
import { useCategories } from '../parts/category-picker.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Card } from '../parts/page.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { rulesOf, type WorkRule } from './bench.ts'
import { DryRunCard } from './dry-run.tsx'
import { Overtaken } from './overtaken.tsx'
import { PublishRules } from './publish-rules.tsx'
import { ROUTING } from './routing-words.ts'
import { RuleRows } from './rule-rows.tsx'
import { useRuleSpeech } from './say-rule.ts'
import { TryOne } from './try-one.tsx'
import type { Bench } from './use-bench.ts'

type RuleBenchProps = { bench: Bench; rules: readonly WorkRule[]; onPublished: () => void }

/** The draft on the bench: its rules, what is wrong with them, what they would do, and the way into force. */
export function RuleBench({ bench, rules, onPublished }: RuleBenchProps) {
  const { t } = useLanguage()
  const present = bench.inForce.data?.rules ?? []
  const plain = useMemo(() => rulesOf(rules), [rules])
  const defects = useDefects(rules)
  const [publishing, setPublishing] = useState<number | null>(null)
  const [isDropping, setDropping] = useState(false)
  const publish = async () => {
    const version = bench.isSaved ? bench.sawVersion : await bench.save()
    // What it is compared with may have been published meanwhile.
    await refresh('routing.rules')
    setPublishing(version)
  }
  const isHeld = bench.isOvertaken || bench.isBusy
  const standing = bench.isSaved
    ? t(ROUTING.saved, { version: bench.sawVersion ?? 0 })
    : t(bench.isAsInForce && bench.sawVersion === null ? ROUTING.asInForce : ROUTING.unsaved)
  return (
    <>
      <Card
        title={
          <>
            {t(ROUTING.bench)} <small className="c-hint">{standing}</small>
          </>
        }
        tools={
          <>
            <Button danger type="text" disabled={bench.isBusy} onClick={() => setDropping(true)}>
              {t(ROUTING.discard)}
            </Button>
            {bench.isSaved || bench.isAsInForce ? <Button onClick={bench.leave}>{t(ROUTING.close)}</Button> : null}
            <Button loading={bench.isBusy} disabled={isHeld || bench.isSaved} onClick={() => bench.save()}>
              {t(ROUTING.save)}
            </Button>
            <Button
              type="primary"
              disabled={isHeld || bench.isAsInForce || defects.length > 0}
              aria-describedby={defects.length > 0 ? 'rule-faults' : undefined}
              onClick={publish}
            >
              {t(ROUTING.publish)}
            </Button>
          </>
        }
      >
        {bench.isOvertaken ? <Overtaken bench={bench} /> : null}
        <Problem error={bench.saveError} />
        <Faults defects={defects} rules={rules} />
        <RuleRows bench={bench} rules={rules} defects={defects} />
      </Card>
      <TryOne rules={plain} inForce={present} />
      <DryRunCard rules={plain} />
      {publishing !== null && bench.draft ? (
        <PublishRules
          draftVersion={publishing}
          draft={bench.draft.rules}
          inForce={present}
          isOnOlder={bench.draft.fromSetId !== bench.inForce.data?.setId}
          onDone={onPublished}
          onClose={() => setPublishing(null)}
        />
      ) : null}
      {isDropping ? (
        <Dialog
          title={t(ROUTING.discard)}
          onClose={() => setDropping(false)}
          submit={{
            label: t(ROUTING.discard),
            onSubmit: async () => {
              if (await bench.drop()) setDropping(false)
            },
            isBusy: bench.isBusy,
            isDanger: true,
          }}
          error={bench.dropError}
        >
          <p>{t(ROUTING.discardText)}</p>
        </Dialog>
      ) : null}
    </>
  )
}

/** What keeps the rules from being published, by today's catalogue and grids. */
function useDefects(rules: readonly WorkRule[]): readonly RuleDefect[] {
  const tree = useTree()
  const { data } = useCategories()
  return useMemo(() => {
    if (!data) return []
    const codes = [...data.classes, ...data.leaves].map((one) => one.code)
    return ruleDefects(rules, codes, (gridId, other) => tree.pathOf(gridId).includes(other))
  }, [rules, data, tree])
}

/** How many faulty rules can be gone to from the summary. */
const NAMED = 8

/** What is wrong, in short, with a way to each rule. */
function Faults({ defects, rules }: { defects: readonly RuleDefect[]; rules: readonly WorkRule[] }) {
  const { t } = useLanguage()
  const say = useRuleSpeech()
  if (defects.length === 0) return null
  const goTo = (rule: WorkRule) => document.getElementById(`rule-${rule.key}`)?.querySelector('button')?.focus()
  return (
    <div id="rule-faults">
      <Note tone="error" title={t(ROUTING.faults, { count: defects.length })}>
        <span className="c-tools">
          {defects.slice(0, NAMED).map((one) => {
            const rule = rules.find(({ position }) => position === one.position)
            return rule ? (
              <Button key={rule.key} size="small" onClick={() => goTo(rule)}>
                {t(ROUTING.faultOf, { position: rule.position })}
              </Button>
            ) : (
              <span key={one.kind}>{say.defect(one)}</span>
            )
          })}
          {defects.length > NAMED ? '…' : null}
        </span>
      </Note>
    </div>
  )
}
