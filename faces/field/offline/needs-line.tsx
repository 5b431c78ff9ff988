import type { ReactNode } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { useAwayAtFirst } from './away.ts'

/** Pages whose acts cannot be sent later: without a network the reason stands in their place. A line that breaks meanwhile takes nothing off the screen. */
export function NeedsLine({
  title,
  why,
  from,
  children,
}: {
  title: Word
  why: Word
  from: string
  children: ReactNode
}) {
  const { t } = useLanguage()
  if (!useAwayAtFirst()) return children
  return (
    <Screen title={t(title)} onBack={() => back(from)}>
      <Notice tone="warm">{t(why)}</Notice>
    </Screen>
  )
}
