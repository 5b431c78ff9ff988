import { useRef, useState } from 'react'
import type { Door, DoorForm } from '../../../modules/tasks/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { shelfOf, useMe } from '../me.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { DangerInWords } from '../parts/danger-in-words.tsx'
import { showFault } from '../parts/show-fault.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { KnownCard } from './known-card.tsx'
import { doorAfter } from './parts-of-day.ts'
import { RecordedPage } from './recorded-page.tsx'
import { ResultPart } from './result-part.tsx'
import { TaskPart } from './task-part.tsx'
import { useEnd } from './use-end.ts'
import { usePending } from './use-pending.ts'
import {
  askedOf,
  faultsIn,
  isBegun,
  NO_TASK,
  readVisit,
  showsKnown,
  type VisitDraft,
  visitInput,
} from './visit-draft.ts'
import { VISIT } from './words.ts'

/** One visit for all that is due at a door. */
export function DoorPage({ householdId }: { householdId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('tasks.door', { householdId })
  if (data) return <Visit form={data} />
  return (
    <Screen title={t(VISIT.title)} onBack={() => back('day')}>
      {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
    </Screen>
  )
}

type Recorded = { readonly done: number; readonly open: number; readonly next: Door | undefined }

/** How, what came of it, what is on file, each task, a note; and the one button under the thumb. */
function Visit({ form }: { form: DoorForm }) {
  const { t, list, pick } = useLanguage()
  const { householdId } = form
  const day = useRead('tasks.doors', {})
  const pending = usePending()
  const draft = useDraft<VisitDraft>(`${shelfOf(useMe())}/visit/${householdId}`, readVisit)
  const act = useAct('tasks.recordVisit')
  const [isTried, setTried] = useState(false)
  const [recorded, setRecorded] = useState<Recorded | null>(null)
  const element = useRef<HTMLFormElement>(null)
  const isResumed = useResumed(draft.value)
  const end = useEnd(act.error, draft.discard)
  if (end === 'kept') return <KeptPage again="day" />
  if (end === 'already') return <RecordedPage said={[t(VISIT.already)]} />
  if (recorded) return <RecordedPage said={saidOf(recorded, t)} next={recorded.next} />
  const { value } = draft
  if (!value) return <Loading />
  const change = (next: Partial<VisitDraft>) => draft.change((now) => ({ ...now, ...next }))
  const missing = faultsIn(form, value)
  const faults = isTried ? missing : NO_FAULTS
  const send = async () => {
    setTried(true)
    if (missing.size > 0) return showFault(element.current)
    const at = value.at ?? new Date().toISOString()
    change({ at })
    const left = day.data?.doors.filter((one) => !pending.has(one.householdId)) ?? []
    const next = doorAfter(left, householdId)
    const answer = await act.run(visitInput(form, value, at))
    if (!answer) return
    await draft.discard()
    setRecorded({ ...answer, next })
  }
  return (
    <Screen
      title={form.placeName}
      kicker={list(form.tasks.map((one) => pick(one.nameZh, one.nameEn))) || t(VISIT.title)}
      onBack={() => back('day')}
      action={
        <>
          <ErrorNotice error={act.error} />
          <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
            {t(VISIT.save)}
          </Button>
        </>
      }
    >
      {pending.has(householdId) ? <Notice tone="warm">{t(VISIT.pendingHere)}</Notice> : null}
      {isResumed ? (
        <Notice>
          {t(VISIT.keptDraft)}{' '}
          <button type="button" className="k-link" onClick={() => void draft.discard()}>
            {t(VISIT.startOver)}
          </button>
        </Notice>
      ) : null}
      {form.tasks.length === 0 ? <Notice>{t(VISIT.nothingDue)}</Notice> : null}
      <form
        ref={element}
        noValidate
        className="k-stack f-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ResultPart draft={value} onChange={change} fault={faults.get('result') ?? null} />
        {form.tasks.map((task) => (
          <TaskPart
            key={task.id}
            task={task}
            whose={form.subjects.find((one) => one.type === 'person' && one.id === task.targetId)?.name ?? ''}
            value={value.tasks[task.id] ?? NO_TASK}
            onChange={(next) => draft.change((now) => ({ ...now, tasks: { ...now.tasks, [task.id]: next } }))}
            asked={value.result === null ? null : askedOf(task, value.result)}
            faults={faults}
            href={
              task.kind === 'errand' || task.kind === 'verification'
                ? hrefOf(`day/door/${householdId}/task/${task.id}`)
                : undefined
            }
          />
        ))}
        {showsKnown(value.result) ? (
          <KnownCard form={form} checks={value.checks} onChange={(checks) => change({ checks })} faults={faults} />
        ) : null}
        <TextArea
          label={t(VISIT.note)}
          hint={t(VISIT.noteHint)}
          value={value.note}
          onChange={(note) => change({ note })}
          isOptional
          rows={2}
          maxLength={500}
        />
        {value.result === 'needs_medical' ? null : <DangerInWords text={value.note} />}
      </form>
    </Screen>
  )
}

const NO_FAULTS: ReadonlyMap<string, Word> = new Map()

/** Whether the draft had words in it when the page was opened, until it is emptied. */
function useResumed(value: VisitDraft | undefined): boolean {
  const first = useRef<string | null>(null)
  if (value && first.current === null) first.current = isBegun(value) ? value.visitId : ''
  return value !== undefined && first.current === value.visitId
}

function saidOf({ done, open }: Recorded, t: ReturnType<typeof useLanguage>['t']): string[] {
  return [
    done > 0 ? t(VISIT.doneCount, { count: done }) : '',
    open > 0 ? t(done > 0 ? VISIT.openCount : VISIT.nothingClosed, { count: open }) : '',
    t(VISIT.contactToo),
  ].filter(Boolean)
}
