import type { Door, DoorlessTask } from '../../../modules/tasks/contract.ts'
import { KIND_WORDS, RESULT_WORDS, WAY_WORDS } from '../../../modules/tasks/words.ts'
import { sayDay } from '../../../platform/pure/time.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { RowLink } from '../../kit/components/row-link.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useMyGrids } from '../grid/use-my-grids.ts'
import { MAP } from '../map/words.ts'
import { DueAt } from '../parts/marks.tsx'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { type DayPart, partsOfDay } from './parts-of-day.ts'
import { usePending } from './use-pending.ts'
import { DAY } from './words.ts'

/** The member's day (我的一天): what is due at which door, late first, then as one walks; and what has no door. */
export function DayPage() {
  const { t } = useLanguage()
  const { data, error, reload } = useRead('tasks.doors', {})
  const pending = usePending()
  const parts = partsOfDay(data?.doors ?? [])
  const others = data?.others ?? []
  return (
    <Screen title={t(DAY.title)} onBack={() => back('')}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data && parts.length + others.length === 0 ? <Empty /> : null}
      {data && data.doors.length > 0 ? <ToMap doors={data.doors} /> : null}
      {data?.isCut ? <Notice>{t(DAY.cut)}</Notice> : null}
      {parts
        .filter((part) => part.tone !== 'fine')
        .map((part) => (
          <Part key={part.tone} part={part} pending={pending} />
        ))}
      {others.length > 0 ? <Others tasks={others} pending={pending} /> : null}
      {parts
        .filter((part) => part.tone === 'fine')
        .map((part) => (
          <Part key={part.tone} part={part} pending={pending} />
        ))}
    </Screen>
  )
}

/** The same doors drawn, one map for each grid. */
function ToMap({ doors }: { doors: readonly Door[] }) {
  const { t } = useLanguage()
  const { all } = useMyGrids()
  const ids = [...new Set(doors.map((one) => one.gridId))]
  return (
    <nav className="k-rows">
      {ids.map((id) => (
        <RowLink
          key={id}
          icon="place"
          href={hrefOf(`doors/map/${id}`)}
          title={t(MAP.open)}
          note={ids.length > 1 ? all?.find((one) => one.id === id)?.name : undefined}
        />
      ))}
    </nav>
  )
}

type Pending = ReadonlySet<string>

function Part({ part, pending }: { part: DayPart<Door>; pending: Pending }) {
  const { t } = useLanguage()
  return (
    <section className="f-section" data-tone={part.tone}>
      <h2>{t(DAY[part.tone])}</h2>
      {part.buildings.map((building) => (
        <section key={building.id} className="f-section">
          <h3 className="k-small-title">{building.name}</h3>
          <ul className="f-cases">
            {building.doors.map((door) => (
              <li key={door.householdId}>
                <DoorRow door={door} isPending={pending.has(door.householdId)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

/** One door: where, what, by when, and how it went the last time. */
function DoorRow({ door, isPending }: { door: Door; isPending: boolean }) {
  const { t, pick, list, language } = useLanguage()
  const { lastVisit: last } = door
  const facts = [
    t(DAY.minutes, { count: door.minutes }),
    door.tries > 0 ? t(DAY.tries, { count: door.tries }) : '',
    last?.result
      ? t(DAY.lastVisit, {
          day: sayDay(new Date(last.at), language, new Date()),
          way: t(WAY_WORDS[last.way]),
          result: t(RESULT_WORDS[last.result]),
        })
      : '',
  ]
  return (
    <a className="f-case" href={hrefOf(`day/door/${door.householdId}`)}>
      <span className="f-case-marks">
        <strong>{door.placeName}</strong>
        {isPending ? <span className="k-tag">{t(DAY.pending)}</span> : <DueAt at={door.dueAt} />}
      </span>
      <span>{list(door.tasks.map((one) => pick(one.nameZh, one.nameEn)))}</span>
      <small>{facts.filter(Boolean).join(' · ')}</small>
    </a>
  )
}

/** What has no door: rounds of a building or grid, errands and checks there. */
function Others({ tasks, pending }: { tasks: readonly DoorlessTask[]; pending: Pending }) {
  const { t, pick } = useLanguage()
  return (
    <section className="f-section">
      <h2>{t(DAY.others)}</h2>
      <p className="k-soft">{t(DAY.othersNote)}</p>
      <ul className="f-cases">
        {tasks.map((one) => (
          <li key={one.id}>
            <a className="f-case" href={hrefOf(`day/task/${one.id}`)}>
              <span className="f-case-marks">
                <span className="k-tag">{t(KIND_WORDS[one.kind])}</span>
                {pending.has(one.id) ? <span className="k-tag">{t(DAY.pending)}</span> : <DueAt at={one.dueAt} />}
              </span>
              <strong>{pick(one.nameZh, one.nameEn)}</strong>
              <small>{[one.placeName, one.words].filter(Boolean).join(' · ')}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Empty() {
  const { t } = useLanguage()
  return (
    <div className="f-empty">
      <span className="f-empty-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      <h2>{t(DAY.emptyTitle)}</h2>
      <p>{t(DAY.emptyText)}</p>
      <LinkButton href={hrefOf('grid')}>{t(DAY.toDoors)}</LinkButton>
    </div>
  )
}
