import { Button } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { go, goOn } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { VISIT } from './words.ts'

type RecordedPageProps = {
  /** What became of it, in sentences. */
  said: readonly string[]
  /** The door to go to now. */
  next?: { readonly householdId: string; readonly placeName: string }
}

/** It is noted: what that settled, and which door is next. */
export function RecordedPage({ said, next }: RecordedPageProps) {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(VISIT.recorded)}
      action={
        <>
          {next ? (
            <Button look="main" isWide onPress={() => go(`day/door/${next.householdId}`, { replace: true })}>
              {t(VISIT.nextDoor, { place: next.placeName })}
            </Button>
          ) : null}
          <Button look={next ? 'plain' : 'main'} isWide onPress={() => goOn('day')}>
            {t(VISIT.toDay)}
          </Button>
        </>
      }
    >
      <div className="f-done">
        <span className="k-done" aria-hidden="true">
          <Icon name="check" />
        </span>
        {said.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
    </Screen>
  )
}
