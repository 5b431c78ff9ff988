import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { TaskList } from '../../../modules/tasks/contract.ts'
import { KIND_WORDS } from '../../../modules/tasks/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { localParts, sayDay } from '../../../platform/pure/time.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { PagedTable } from '../parts/paged-table.tsx'
import { Empty } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { TASKS } from './words.ts'

export type Listed = OutputOf<Queries['tasks.list']>['tasks'][number]

type TableProps = { list: TaskList; gridId: string | null; onSaid: (said: string) => void }

/** One list of tasks, page by page, with what the person may do about each. */
export function TasksTable({ list, gridId, onSaid }: TableProps) {
  const { t } = useLanguage()
  const [doing, setDoing] = useState<{ task: Listed; what: 'cancel' | 'clear' } | null>(null)
  const read = useMoreRead('tasks.list', {
    key: `${list}/${gridId}`,
    input: (cursor) => ({ list, gridId, after: cursor === undefined ? null : readCursor(cursor) }),
    next: (page) => (page.next === null ? null : `${page.next.at} ${page.next.id}`),
  })
  const tasks = read.data?.pages.flatMap((page) => page.tasks)
  return (
    <>
      <PagedTable
        read={read}
        heads={[TASKS.what, TASKS.where, TASKS.when, TASKS.who]}
        rows={tasks?.map((task) => <Row key={task.id} task={task} onDo={(what) => setDoing({ task, what })} />)}
        empty={
          <Empty title={t(TASKS.none)}>
            <p>{t(TASKS.noneHint)}</p>
          </Empty>
        }
      />
      {doing ? (
        <ReasonDialog
          {...doing}
          onClose={() => setDoing(null)}
          onDone={() => {
            setDoing(null)
            onSaid(t(doing.what === 'cancel' ? TASKS.cancelled : TASKS.cleared))
          }}
        />
      ) : null}
    </>
  )
}

function Row({ task, onDo }: { task: Listed; onDo: (what: 'cancel' | 'clear') => void }) {
  const { t, pick } = useLanguage()
  const name = pick(task.nameZh, task.nameEn)
  return (
    <tr>
      <th scope="row">
        {name}
        <p className="c-hint">{[t(KIND_WORDS[task.kind]), task.words].filter(Boolean).join(' · ')}</p>
      </th>
      <td data-title={t(TASKS.where)}>
        {task.placeName}
        {task.placeName === task.gridName ? null : <p className="c-hint">{task.gridName}</p>}
      </td>
      <td data-title={t(TASKS.when)}>
        <When task={task} />
      </td>
      <td data-title={t(TASKS.who)}>
        {task.owner ? (
          <>
            {task.owner.name || t(TASKS.nobody)}
            <p className="c-hint">{t(ROLE_WORDS[task.owner.role])}</p>
          </>
        ) : (
          t(TASKS.nobody)
        )}
        <div className="c-rowtools">
          {task.mayCancel ? (
            <Button
              size="small"
              aria-label={t(TASKS.cancelOf, { name, place: task.placeName })}
              onClick={() => onDo('cancel')}
            >
              {t(TASKS.cancel)}
            </Button>
          ) : null}
          {task.mayClear ? (
            <Button
              size="small"
              type="primary"
              aria-label={t(TASKS.clearOf, { name, place: task.placeName })}
              onClick={() => onDo('clear')}
            >
              {t(TASKS.clear)}
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  )
}

/** What matters of its times, by how it stands. */
function When({ task }: { task: Listed }) {
  const { t, moment, language } = useLanguage()
  const now = useNow()
  const ended = task.endedAt === null ? '' : moment(task.endedAt)
  // What ends with a day is said by that day, not by the midnight after it.
  const last = (at: string, atTime: Word, onDay: Word) => {
    const instant = new Date(at)
    return localParts(instant).minutes === 0
      ? t(onDay, { at: sayDay(new Date(instant.getTime() - 1), language, now) })
      : t(atTime, { at: moment(at) })
  }
  return (
    <>
      {task.state === 'planned' ? t(TASKS.from, { at: moment(task.readyAt) }) : null}
      {task.state === 'ready' ? (
        <span className={task.isLate ? 'c-vacant' : undefined}>{last(task.dueAt, TASKS.until, TASKS.untilDay)}</span>
      ) : null}
      {task.state === 'missed' ? last(task.expiresAt, TASKS.expired, TASKS.expiredDay) : null}
      {task.state === 'done' || task.state === 'cancelled' ? t(TASKS.endedAt, { at: ended }) : null}
      {task.tries > 0 ? <p className="c-hint">{t(TASKS.tries, { count: task.tries })}</p> : null}
      {task.endReason ? <p className="c-hint">{task.endReason}</p> : null}
    </>
  )
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = cursor.split(' ')
  return { at, id }
}
