import { useEffect, useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CarriedCase } from '../../../modules/cases/contract.ts'
import { VERB_WORDS } from '../../../modules/cases/words.ts'
import { HOUSEHOLD_FIELD_WORDS, HOUSEHOLD_USE_WORDS } from '../../../modules/grids/words.ts'
import type { DoorForm } from '../../../modules/tasks/contract.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { saySpan } from '../../../platform/pure/time.ts'
import type { Words } from '../../../platform/pure/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { sentenceFor } from '../../kit/problem.ts'
import { loadRefusalWords } from '../../kit/refusal-words.ts'
import { wordFor } from '../../kit/said.ts'
import { useStore } from '../../kit/store.ts'
import { useNow } from '../../kit/use-now.ts'
import { fieldOf } from '../doors/pending-here.tsx'
import { DOORS } from '../doors/words.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { phone, waiting } from './here.ts'
import { type Item, placeOf } from './outbox-item.ts'
import { begunBy } from './waits.ts'
import { OFFLINE } from './words.ts'

/** Everything that waits on this phone, in order: what it is, how old, how often it was tried, and why it does not go. */
export default function OutboxPage() {
  const { t } = useLanguage()
  const here = useStore(phone)
  const items = useStore(waiting)
  const save = async () => {
    const file = await here?.exportWaiting()
    if (!file) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = 'weige-outbox.json'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Screen
      title={t(OFFLINE.outbox)}
      onBack={() => back('')}
      action={
        here && items.length > 0 ? (
          <>
            <Button look="main" isWide onPress={here.round}>
              {t(OFFLINE.sendNow)}
            </Button>
            <Button isWide onPress={() => void save()}>
              {t(OFFLINE.saveFile)}
            </Button>
          </>
        ) : null
      }
    >
      {items.length === 0 ? (
        <div className="f-empty">
          <span className="f-empty-mark" aria-hidden="true">
            <Icon name="check" />
          </span>
          <h2>{t(OFFLINE.empty)}</h2>
          <p>{t(OFFLINE.emptyText)}</p>
        </div>
      ) : (
        <ol className="f-outbox">
          {items.map((item) => (
            <li key={item.id} className="k-card k-stack">
              <OneItem item={item} isBehind={isBehind(items, item)} />
            </li>
          ))}
        </ol>
      )}
    </Screen>
  )
}

function OneItem({ item, isBehind }: { item: Item; isBehind: boolean }) {
  const { t, language } = useLanguage()
  const here = useStore(phone)
  const now = useNow()
  const [isDropping, setDropping] = useState(false)
  const age = saySpan(Math.max(1, (now.getTime() - Date.parse(item.madeAt)) / 60_000), language)
  const photos = item.files.filter((file) => file.kind === 'photo').length
  const left = item.files.filter((file) => file.fileId === null).length
  const facts = [
    t(OFFLINE.made, { age }),
    item.tries > 0 ? t(OFFLINE.tries, { count: item.tries }) : '',
    photos > 0 ? t(OFFLINE.photoCount, { count: photos }) : '',
  ]
  return (
    <>
      <div>
        <strong>{useTitle()(item)}</strong>
        <p className="k-words">{useWords()(item)}</p>
        <p className="k-soft">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {item.state === 'rescued' ? <Notice tone="warm">{t(OFFLINE.rescued)}</Notice> : null}
      {item.state === 'stopped' ? (
        <Notice tone="danger">
          <strong>{t(OFFLINE.refusedTitle)}</strong>
          <br />
          <Reason item={item} />
        </Notice>
      ) : null}
      {item.state === 'waiting' ? (
        <p className="k-soft">
          {item.stage === 'files'
            ? t(OFFLINE.photosLeft, { count: left })
            : t(isBehind ? OFFLINE.behind : OFFLINE.waits)}
          {item.reason ? (
            <>
              {' · '}
              <Reason item={item} />
            </>
          ) : null}
        </p>
      ) : null}
      {item.state === 'rescued' ? (
        <Button isWide onPress={() => void here?.discard(item.id)}>
          {t(OFFLINE.understood)}
        </Button>
      ) : null}
      {item.state === 'stopped' ? (
        <>
          <Button look="main" isWide onPress={() => void here?.retry(item.id)}>
            {t(OFFLINE.retry)}
          </Button>
          <Button isWide onPress={() => void here?.giveUp(item.id)}>
            {t(OFFLINE.toLead)}
          </Button>
          <Button look="danger" isWide onPress={() => setDropping(true)}>
            {t(OFFLINE.discard)}
          </Button>
        </>
      ) : null}
      {isDropping ? (
        <Sheet title={t(OFFLINE.discardTitle)} onClose={() => setDropping(false)}>
          <p>{t(OFFLINE.discardText)}</p>
          <Button look="danger" isWide onPress={() => void here?.discard(item.id)}>
            {t(OFFLINE.discard)}
          </Button>
          <Button isWide onPress={() => setDropping(false)}>
            {t(OFFLINE.keep)}
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}

/** What the last try said, in plain words. */
function Reason({ item }: { item: Item }) {
  const { t } = useLanguage()
  const [refusals, setRefusals] = useState<Words>({})
  const isRefused = item.reason?.kind === 'refused'
  useEffect(() => {
    if (isRefused) loadRefusalWords().then(setRefusals, () => undefined)
  }, [isRefused])
  if (!item.reason) return null
  const { word, facts } = sentenceFor(item.reason, refusals)
  return <>{t(word, facts)}</>
}

/** What an act is called: the verb and the case, a visit and its door, or that it is a report. */
export function useTitle(): (item: Item) => string {
  const { t } = useLanguage()
  const here = useStore(phone)
  return ({ name, subject, input }) => {
    const [module, verb] = name.split('.')
    if (module === 'tasks') {
      const form = here?.answer('tasks.door', { householdId: input.householdId }) as Partial<DoorForm> | undefined
      return [t(verb === 'finish' ? OFFLINE.task : OFFLINE.visit), form?.placeName].filter(Boolean).join(' · ')
    }
    if (module === 'grids') {
      const place = here?.answer('grids.household', { householdId: input.householdId }) as HomeRead | undefined
      const field = wordFor(HOUSEHOLD_FIELD_WORDS, fieldOf(input))
      const act = verb === 'addHousehold' ? t(DOORS.addHome) : t(DOORS.correctTitle, { field: field ? t(field) : '' })
      return [act, place?.placeName].filter(Boolean).join(' · ')
    }
    const word = module === 'cases' ? wordFor(VERB_WORDS, verb) : null
    const found = here?.answer('cases.case', { caseId: subject })
    const theCase = found as Pick<CarriedCase, 'summary'> | undefined
    return [word ? t(word) : t(OFFLINE.report), theCase?.summary].filter(Boolean).join(' · ')
  }
}

/** The words of an act; of a correction the value that it brings. */
function useWords(): (item: Item) => string {
  const { t } = useLanguage()
  const here = useStore(phone)
  return ({ name, input }) => {
    if (name === 'grids.correctHousehold') {
      const { change, householdId } = input as { change: { field: string; value: unknown }; householdId: string }
      const use = wordFor(HOUSEHOLD_USE_WORDS, String(change.value))
      if (change.field === 'use' && use) return t(use)
      if (change.field === 'lift') return t(change.value === true ? DOORS.yes : DOORS.no)
      if (change.field !== 'entrance') return String(change.value ?? '')
      const home = here?.answer('grids.household', { householdId }) as HomeRead | undefined
      return home?.entrances.find(({ id }) => id === change.value)?.name ?? ''
    }
    const reason = name === 'cases.escalate' ? input.reason : undefined
    const said = [input.text, input.answer, input.note, reason].find((one) => typeof one === 'string')
    return typeof said === 'string' ? said : ''
  }
}

type HomeRead = OutputOf<Queries['grids.household']>

function isBehind(items: readonly Item[], item: Item): boolean {
  const place = placeOf(item.input)
  return items.some(
    (one) =>
      one.at < item.at &&
      one.state !== 'rescued' &&
      ((one.subject !== '' && one.subject === item.subject) ||
        (place !== '' && begunBy(one.name, one.input) === place)),
  )
}
