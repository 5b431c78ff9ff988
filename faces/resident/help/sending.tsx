import { Button } from '../../kit/components/button.tsx'
import { Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { SENDING } from '../../kit/words.ts'
import { Screen } from '../screen.tsx'

/** While something that was sealed is on its way. */
export function SendingHelp({ isWaiting, onAgain }: { isWaiting: boolean; onAgain: () => void }) {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(isWaiting ? SENDING.waitingTitle : SENDING.sendingTitle)}
      action={
        isWaiting ? (
          <Button look="main" isWide onPress={onAgain}>
            {t(SENDING.sendAgain)}
          </Button>
        ) : undefined
      }
    >
      {isWaiting ? (
        <Notice tone="warm" isNews>
          {t(SENDING.waitingText)}
        </Notice>
      ) : (
        <Loading />
      )}
    </Screen>
  )
}
