import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { CaseLine } from '../../../modules/cases/contract.ts'
import type { InputOf, OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useNow } from '../../kit/use-now.ts'
import { useAfterFirstPage } from '../first-page.ts'
import { useRead } from '../reads.ts'
import { FIELD } from '../words.ts'
import { CaseRow } from './case-row.tsx'
import { sectionsOf } from './sections.ts'
import { LIST } from './words.ts'

type DeskInput = InputOf<Queries['cases.desk']>
type Page = OutputOf<Queries['cases.desk']>

/** What fits on two screens, and how long after it the others come when the app has just been opened, in milliseconds: a hundred rows take a cheap phone half a second. */
const AT_ONCE = 14
const OTHERS_AFTER = 300

/** Lines by deadline, in parts by how soon they are due. */
export function Sections({ lines }: { lines: readonly CaseLine[] }) {
  const { t } = useLanguage()
  const now = useNow()
  const shown = useAfterFirstPage(OTHERS_AFTER) ? lines : lines.slice(0, AT_ONCE)
  return (
    <>
      {sectionsOf(shown, now).map((section) => (
        <section key={section.tone} className="f-section" data-tone={section.tone}>
          <h2>{t(LIST[section.tone])}</h2>
          <Rows lines={section.lines} />
        </section>
      ))}
    </>
  )
}

/** Lines one below the other. */
export function Rows({ lines }: { lines: readonly CaseLine[] }) {
  return (
    <ul className="f-cases">
      {lines.map((line) => (
        <li key={line.id}>
          <CaseRow line={line} />
        </li>
      ))}
    </ul>
  )
}

/** The lines after one, when asked for; each page ends with the way to the next. */
export function More({ input, after }: { input: DeskInput; after: NonNullable<Page['next']> }) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { data, error, reload } = useRead('cases.desk', isOpen ? { ...input, after } : null)
  if (!isOpen)
    return (
      <Button isWide onPress={() => setOpen(true)}>
        {t(FIELD.more)}
      </Button>
    )
  return (
    <>
      <ErrorNotice error={error} onAgain={reload} />
      {data ? <Rows lines={data.cases} /> : error ? null : <Loading />}
      {data?.next ? <More key={data.next.id} input={input} after={data.next} /> : null}
    </>
  )
}
