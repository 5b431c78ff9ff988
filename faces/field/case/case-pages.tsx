import type { CaseView } from '../../../modules/cases/contract.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useRead } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { CasePage } from './case-page.tsx'
import { formOf } from './forms/all.ts'
import { CASE } from './words.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One case, or the page on which one thing is done to it. */
export function CasePages({ parts: [caseId = '', verb] }: { parts: readonly string[] }) {
  const { t } = useLanguage()
  const isId = UUID.test(caseId)
  const { data, error, reload } = useRead('cases.case', isId ? { caseId } : null)
  // Whoever hands a case on may lose sight of it by that: he still reads that it was done.
  const isActing = verb !== undefined && data !== undefined
  const isGone = !isId || (error?.problem.kind === 'not_found' && !isActing)
  if (isGone) return <GonePage />
  if (data) return <Opened key={data.id} theCase={data} verb={verb} />
  return (
    <Screen title={t(CASE.title)} onBack={() => back('')}>
      {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
    </Screen>
  )
}

function Opened({ theCase, verb }: { theCase: CaseView; verb: string | undefined }) {
  const Form = verb === undefined ? null : formOf(verb)
  return Form ? <Form key={verb} theCase={theCase} /> : <CasePage theCase={theCase} />
}

function GonePage() {
  const { t } = useLanguage()
  return (
    <Screen title={t(CASE.goneTitle)} onBack={() => back('')}>
      <p className="k-soft">{t(CASE.goneText)}</p>
      <LinkButton look="main" isWide href={hrefOf('')}>
        {t(FIELD.toCases)}
      </LinkButton>
    </Screen>
  )
}
