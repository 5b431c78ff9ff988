import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import type { Ask } from '../../../modules/tasks/contract.ts'
import { ASK_STATE_WORDS, ASK_WORDS } from '../../../modules/tasks/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { sayAge } from '../../kit/case/deadline.ts'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { PagedTable } from '../parts/paged-table.tsx'
import { Empty } from '../parts/said.tsx'
import { useMoreRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { AskCaseDialog, AskReasonDialog, AskTaskDialog } from './ask-dialogs.tsx'
import { ASKED } from './asks-words.ts'
import { TASKS } from './words.ts'

export type Asked = OutputOf<Queries['tasks.asks']>['asks'][number]
type How = 'case' | 'task' | 'nothing'
type TableProps = { isOpen: boolean; what: Ask | null; gridId: string | null; onSaid: (said: string) => void }

const DIALOGS = { case: AskCaseDialog, task: AskTaskDialog, nothing: AskReasonDialog } as const

/** What visits ask for, page by page, with the three ways to settle each. */
export function AsksTable({ isOpen, what, gridId, onSaid }: TableProps) {
  const { t } = useLanguage()
  const [doing, setDoing] = useState<{ ask: Asked; how: How } | null>(null)
  const read = useMoreRead('tasks.asks', {
    key: `${isOpen}/${what}/${gridId}`,
    input: (cursor) => ({ isOpen, what, gridId, after: cursor === undefined ? null : readCursor(cursor) }),
    next: (page) => (page.next === null ? null : `${page.next.at} ${page.next.id}`),
  })
  const asks = read.data?.pages.flatMap((page) => page.asks)
  const Dialog = doing ? DIALOGS[doing.how] : null
  return (
    <>
      <PagedTable
        read={read}
        heads={[ASKED.found, TASKS.where, ASKED.since, isOpen ? TASKS.who : ASKED.how]}
        rows={asks?.map((ask) => <Row key={ask.id} ask={ask} onDo={(how) => setDoing({ ask, how })} />)}
        empty={
          <Empty title={t(isOpen ? ASKED.none : ASKED.noneSettled)}>{isOpen ? <p>{t(ASKED.noneHint)}</p> : null}</Empty>
        }
      />
      {doing && Dialog ? (
        <Dialog
          ask={doing.ask}
          onClose={() => setDoing(null)}
          onDone={(said) => {
            setDoing(null)
            onSaid(said)
          }}
        />
      ) : null}
    </>
  )
}

const WAYS = [
  ['case', ASKED.toCase],
  ['task', ASKED.toTask],
  ['nothing', ASKED.toNothing],
] as const

function Row({ ask, onDo }: { ask: Asked; onDo: (how: How) => void }) {
  const { t, moment, language } = useLanguage()
  const now = useNow()
  const name = t(ASK_WORDS[ask.what])
  return (
    <tr>
      <th scope="row">
        {name}
        {ask.words === '' ? null : <p className="c-hint">{ask.words}</p>}
      </th>
      <td data-title={t(TASKS.where)}>
        <Link href={hrefOf('/homes', { household: ask.householdId })}>{ask.placeName}</Link>
        <p className="c-hint">{ask.gridName}</p>
      </td>
      <td data-title={t(ASKED.since)}>
        {sayAge(ask.foundAt, language, now)}
        <p className="c-hint">
          {ask.foundBy === '' ? moment(ask.foundAt) : t(ASKED.foundBy, { who: ask.foundBy, at: moment(ask.foundAt) })}
        </p>
        {ask.state === 'open' ? (
          <p className={ask.isLate ? 'c-vacant' : 'c-hint'}>{t(TASKS.until, { at: moment(ask.dueAt) })}</p>
        ) : null}
      </td>
      <td data-title={t(ask.state === 'open' ? TASKS.who : ASKED.how)}>
        {ask.state === 'open' ? (
          <>
            {ask.owner?.name || t(TASKS.nobody)}
            {ask.owner ? <p className="c-hint">{t(ROLE_WORDS[ask.owner.role])}</p> : null}
          </>
        ) : (
          <Settled ask={ask} />
        )}
        {ask.maySettle ? (
          <div className="c-rowtools">
            {WAYS.map(([how, word]) => (
              <Button
                key={how}
                size="small"
                type={how === 'case' ? 'primary' : 'default'}
                aria-label={t(ASKED.doOf, { act: t(word), name, place: ask.placeName })}
                onClick={() => onDo(how)}
              >
                {t(word)}
              </Button>
            ))}
          </div>
        ) : null}
      </td>
    </tr>
  )
}

function Settled({ ask }: { ask: Asked }) {
  const { t, moment } = useLanguage()
  const state = t(ASK_STATE_WORDS[ask.state])
  return (
    <>
      {ask.caseId === null ? state : <Link href={hrefOf(`/case/${ask.caseId}`)}>{state}</Link>}
      <p className="c-hint">
        {[ask.settledBy || t(ASKED.byItself), ask.settledAt === null ? '' : moment(ask.settledAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {ask.reason ? <p className="c-hint">{ask.reason}</p> : null}
    </>
  )
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at, id] = cursor.split(' ')
  return { at, id }
}
