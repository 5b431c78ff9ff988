import { LinkButton } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCarried } from '../reads.ts'
import { back, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { DOORS } from './words.ts'

/** In the place of a form about people when there is no network: why it cannot be filled in, and what can be done instead. */
export function AwayPage({ title, householdId }: { title: string; householdId: string }) {
  const { t } = useLanguage()
  const canVisit = useCarried('tasks.door', { householdId }) !== undefined
  return (
    <Screen
      title={title}
      onBack={() => back(`doors/home/${householdId}`)}
      action={
        canVisit ? (
          <LinkButton look="main" icon="check" isWide href={hrefOf(`day/door/${householdId}`)}>
            {t(DOORS.toVisit)}
          </LinkButton>
        ) : null
      }
    >
      <Notice tone="warm">{t(DOORS.awayPeople)}</Notice>
    </Screen>
  )
}
