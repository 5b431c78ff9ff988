import { Button } from 'antd'
import { useState } from 'react'
import { isCatchAll } from '../../../modules/routing/rules.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Empty, Note, Pending, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { CatchAllSeat } from './catch-all-seat.tsx'
import { HistoryCard } from './history-card.tsx'
import { useMayPublish } from './in-district.ts'
import './routing.css'
import { ROUTING } from './routing-words.ts'
import { RuleBench } from './rule-bench.tsx'
import { RuleTable } from './rule-table.tsx'
import { useBench } from './use-bench.ts'
import { RULES } from './words.ts'

/** The routing rules: to read for all staff, to draft, try and publish for those who may. */
export function RoutingPart() {
  return useMayPublish() ? (
    <Workshop />
  ) : (
    <>
      <RulesInForce />
      <HistoryCard />
    </>
  )
}

/** The bench while somebody works, the rules in force until then. */
function Workshop() {
  const { t, moment } = useLanguage()
  const bench = useBench()
  const [isPublished, setPublished] = useState(false)
  const { draft, rules } = bench
  const published = async () => {
    await bench.leave()
    setPublished(true)
    await refresh('routing.')
  }
  if (!bench.isReady && !bench.problem) return <Pending lines={6} />
  if (rules) return <RuleBench bench={bench} rules={rules} onPublished={published} />
  return (
    <>
      <Problem error={bench.problem} onAgain={bench.again} />
      {isPublished ? (
        <Note tone="success" isNews>
          {t(ROUTING.publishedNow)}
        </Note>
      ) : null}
      {draft ? (
        <Note
          action={
            <Button type="primary" onClick={bench.goOn}>
              {t(ROUTING.goOn)}
            </Button>
          }
        >
          {t(ROUTING.draftThere, {
            version: draft.version,
            name: draft.byName ?? t(ROUTING.somebody),
            when: moment(draft.savedAt),
          })}
        </Note>
      ) : null}
      <RulesInForce
        onStart={
          draft || !bench.inForce.data
            ? null
            : () => {
                setPublished(false)
                bench.start()
              }
        }
      />
      <HistoryCard />
    </>
  )
}

function RulesInForce({ onStart = null }: { onStart?: (() => void) | null }) {
  const { t } = useLanguage()
  const { data, isPending, problem, again } = useRead('routing.rules', {})
  return (
    <Card
      title={t(ROUTING.inForce)}
      tools={
        onStart ? (
          <Button type="primary" onClick={onStart}>
            {t(ROUTING.start)}
          </Button>
        ) : null
      }
    >
      <p className="c-hint">{t(RULES.routingNote)}</p>
      {isPending && !problem ? <Pending lines={6} /> : null}
      <Problem error={problem} onAgain={again} />
      {data?.rules.length === 0 ? <Empty title={t(RULES.noRules)} /> : null}
      {data && data.rules.length > 0 ? (
        <RuleTable
          rules={data.rules}
          keyOf={(rule) => rule.position}
          under={(rule) => (isCatchAll(rule) ? <CatchAllSeat role={rule.toRole} /> : null)}
        />
      ) : null}
    </Card>
  )
}
