import { useRef, useState } from 'react'
import type { DoorTask } from '../../../modules/tasks/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useDraft } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { newId } from '../../kit/new-id.ts'
import type { ApiError } from '../../kit/problem.ts'
import { useAct } from '../acts.ts'
import { shelfOf, useMe } from '../me.ts'
import { KeptPage } from '../offline/kept-page.tsx'
import { showFault } from '../parts/show-fault.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { RecordedPage } from './recorded-page.tsx'
import { TaskPart } from './task-part.tsx'
import { useEnd } from './use-end.ts'
import { answerTo, NO_TASK, type TaskDraft, taskFaults } from './visit-draft.ts'
import { VISIT } from './words.ts'

/** Something without a door: a round of a building or grid, an errand or check there. */
export function DoorlessTaskPage({ taskId }: { taskId: string }) {
  const { data, error, reload } = useRead('tasks.doors', {})
  const task = data?.others.find((one) => one.id === taskId)
  return <Found task={task} placeName={task?.placeName} isRead={data !== undefined} error={error} onAgain={reload} />
}

/** An errand or check of a household that was done away from its door. */
export function DoorTaskPage({ householdId, taskId }: { householdId: string; taskId: string }) {
  const { data, error, reload } = useRead('tasks.door', { householdId })
  const task = data?.tasks.find((one) => one.id === taskId)
  return <Found task={task} placeName={data?.placeName} isRead={data !== undefined} error={error} onAgain={reload} />
}

type FoundProps = {
  task: DoorTask | undefined
  placeName: string | undefined
  isRead: boolean
  error: ApiError | null
  onAgain: () => void
}

/** The task as it was when the page was opened: once it is done, it is no longer among what is due. */
function Found({ task, placeName, isRead, error, onAgain }: FoundProps) {
  const { t } = useLanguage()
  const seen = useRef(task)
  seen.current ??= task
  if (seen.current) return <Finish task={seen.current} placeName={placeName ?? ''} />
  return (
    <Screen
      title={t(VISIT.finish)}
      onBack={() => back('day')}
      action={
        isRead ? (
          <LinkButton look="main" isWide href={hrefOf('day')}>
            {t(VISIT.toDay)}
          </LinkButton>
        ) : null
      }
    >
      {error ? (
        <ErrorNotice error={error} onAgain={onAgain} />
      ) : isRead ? (
        <Notice>{t(VISIT.goneTask)}</Notice>
      ) : (
        <Loading />
      )}
    </Screen>
  )
}

type Draft = { readonly visitId: string; readonly at: string | null; readonly task: TaskDraft; readonly note: string }

function Finish({ task, placeName }: { task: DoorTask; placeName: string }) {
  const { t, pick } = useLanguage()
  const draft = useDraft<Draft>(`${shelfOf(useMe())}/task/${task.id}`, readDraft)
  const act = useAct('tasks.finish')
  const [isTried, setTried] = useState(false)
  const [isDone, setDone] = useState<boolean | null>(null)
  const element = useRef<HTMLFormElement>(null)
  const end = useEnd(act.error, draft.discard)
  if (end === 'kept') return <KeptPage again="day" />
  if (end === 'already') return <RecordedPage said={[t(VISIT.already)]} />
  if (isDone !== null) return <RecordedPage said={[t(isDone ? VISIT.doneCount : VISIT.nothingClosed, { count: 1 })]} />
  const { value } = draft
  if (!value) return <Loading />
  const { outcome } = value.task
  const asked = { outcome: true, questions: outcome !== '' && outcome !== 'left' }
  const missing = new Map<string, Word>()
  taskFaults(task, value.task, asked, missing)
  const send = async () => {
    setTried(true)
    if (missing.size > 0) return showFault(element.current)
    const at = value.at ?? new Date().toISOString()
    draft.change((now) => ({ ...now, at }))
    const { visitId, note } = value
    const answered = answerTo(task, value.task, asked.questions)
    const answer = await act.run({ ...answered, visitId, at, isDone: outcome !== 'left', note: note.trim() })
    if (!answer) return
    await draft.discard()
    setDone(answer.isDone)
  }
  return (
    <Screen
      title={pick(task.nameZh, task.nameEn)}
      kicker={placeName}
      onBack={() => back('day')}
      action={
        <>
          <ErrorNotice error={act.error} />
          <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
            {t(VISIT.saveTask)}
          </Button>
        </>
      }
    >
      <form
        ref={element}
        noValidate
        className="k-stack f-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TaskPart
          task={task}
          whose=""
          value={value.task}
          onChange={(next) => draft.change((now) => ({ ...now, task: next }))}
          asked={asked}
          faults={isTried ? missing : new Map()}
        />
        <TextArea
          label={t(VISIT.note)}
          hint={t(VISIT.noteHint)}
          value={value.note}
          onChange={(note) => draft.change((now) => ({ ...now, note }))}
          isOptional
          rows={2}
          maxLength={500}
        />
      </form>
    </Screen>
  )
}

function readDraft(raw: unknown): Draft {
  const kept: Partial<Draft> = raw !== null && typeof raw === 'object' ? raw : {}
  return {
    visitId: kept.visitId ?? newId(),
    at: kept.at ?? null,
    task: kept.task ?? NO_TASK,
    note: kept.note ?? '',
  }
}
