import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { ApiError } from '../../kit/problem.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { DOORS } from './words.ts'

/** Whether there is no such flat, or none in sight. */
export function isGone(error: ApiError | null): boolean {
  return error?.problem.kind === 'not_found'
}

/** In the place of every page about a flat that is not there: the one sentence, and no form. */
export function GonePage({ error, onAgain }: { error: ApiError | null; onAgain: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen title={t(DOORS.home)} onBack={() => back('grid')}>
      <ErrorNotice error={error} onAgain={onAgain} />
    </Screen>
  )
}
