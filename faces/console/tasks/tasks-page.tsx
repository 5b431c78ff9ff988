import { Button } from 'antd'
import { useState } from 'react'
import { ACCESS } from '../../../modules/tasks/access.ts'
import type { TaskList } from '../../../modules/tasks/contract.ts'
import { TASK_LIST_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { CONSOLE } from '../words.ts'
import { AsksPart } from './asks-part.tsx'
import { ASKED } from './asks-words.ts'
import { CountsCard } from './counts-card.tsx'
import { OrderDialog } from './order-dialog.tsx'
import './tasks.css'
import { TasksTable } from './tasks-table.tsx'
import { TASKS } from './words.ts'

/** Tasks as those see them who lead: per grid, in lists, and what has come up to them. */
export default function TasksPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const [isOrdering, setOrdering] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const gridId = query.get('grid')
  const asked = query.get('list')
  const list: TaskList | 'asks' = asked === 'asks' || isKeyOf(TASK_LIST_WORDS, asked) ? asked : 'missed'
  const waiting = useRead('tasks.asks', { gridId }, { keepsFormer: true })
  const asks = (waiting.data?.counts ?? []).reduce((sum, one) => sum + one.open, 0)
  const go = (more: Record<string, string | undefined>) => {
    setSaid(null)
    navigate(hrefOf('/tasks', { ...Object.fromEntries(query), ...more }), { replace: true })
  }
  return (
    <Page
      isWide
      title={t(CONSOLE.tasks)}
      lead={t(TASKS.lead)}
      tools={
        mayAnywhere(me, ACCESS.order) ? (
          <Button type="primary" onClick={() => setOrdering(true)}>
            {t(TASKS.order)}
          </Button>
        ) : null
      }
    >
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      <GridPicker
        className="c-narrow"
        placeholder={t(TASKS.allGrids)}
        value={gridId}
        onChange={(next) => go({ grid: next ?? undefined })}
      />
      <div className="c-task-two">
        <Card>
          <fieldset className="c-pills">
            <legend className="k-offscreen">{t(TASKS.lists)}</legend>
            <button
              type="button"
              className="c-pill"
              aria-pressed={list === 'asks'}
              onClick={() => go({ list: 'asks' })}
            >
              {t(ASKED.tab)}
              <span className="c-count">{asks}</span>
            </button>
            {keysOf(TASK_LIST_WORDS).map((key) => (
              <button
                key={key}
                type="button"
                className="c-pill"
                aria-pressed={key === list}
                onClick={() => go({ list: key })}
              >
                {t(TASK_LIST_WORDS[key])}
              </button>
            ))}
          </fieldset>
          {list === 'asks' ? (
            <AsksPart gridId={gridId} onSaid={setSaid} />
          ) : (
            <TasksTable key={`${list}/${gridId}`} list={list} gridId={gridId} onSaid={setSaid} />
          )}
        </Card>
        <CountsCard gridId={gridId} onGrid={(id) => go({ grid: id })} />
      </div>
      {isOrdering ? (
        <OrderDialog
          gridId={gridId}
          onClose={() => setOrdering(false)}
          onDone={() => {
            setOrdering(false)
            go({ list: 'due' })
            setSaid(t(TASKS.sent))
          }}
        />
      ) : null}
    </Page>
  )
}
