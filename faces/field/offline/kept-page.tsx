import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { goOn, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { OFFLINE } from './words.ts'

/** It is done as far as the person is concerned: kept here, and sent when there is a network. `again`: where to go on. */
export function KeptPage({ again }: { again: string }) {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(OFFLINE.keptTitle)}
      action={
        <>
          <LinkButton look="main" isWide href={hrefOf('')}>
            {t(FIELD.toCases)}
          </LinkButton>
          <Button isWide onPress={() => goOn(again)}>
            {t(FIELD.goOn)}
          </Button>
        </>
      }
    >
      <div className="f-done">
        <span className="k-done" aria-hidden="true">
          <Icon name="check" />
        </span>
        <p>{t(OFFLINE.keptText)}</p>
        <LinkButton href={hrefOf('outbox')}>{t(OFFLINE.toOutbox)}</LinkButton>
      </div>
    </Screen>
  )
}
