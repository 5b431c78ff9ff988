import { Component, type ReactNode, Suspense } from 'react'
import { Button } from '../kit/components/button.tsx'
import { Loading, Notice } from '../kit/components/notice.tsx'
import { useLanguage } from '../kit/language.ts'
import { Screen } from './screen.tsx'
import { PLACE } from './words.ts'

/**
 * Around pages that are fetched when they are opened (`lazy`), so that a first scan carries only what it shows. One that cannot be
 * fetched (no network, or a new version meanwhile) says so and offers to load again.
 */
export function Later({ children }: { children: ReactNode }) {
  return (
    <Fence>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </Fence>
  )
}

/** A class, because React offers this in no other form. */
class Fence extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError() {
    return { isBroken: true }
  }
  override render() {
    return this.state.isBroken ? <NotFetched /> : this.props.children
  }
}

function NotFetched() {
  const { t } = useLanguage()
  return (
    <Screen
      title={t(PLACE.notFetchedTitle)}
      onBack={() => history.back()}
      action={
        <Button look="main" isWide onPress={() => location.reload()}>
          {t(PLACE.loadAgain)}
        </Button>
      }
    >
      <Notice tone="warm">{t(PLACE.notFetchedText)}</Notice>
    </Screen>
  )
}
