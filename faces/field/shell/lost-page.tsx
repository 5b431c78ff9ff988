import { LinkButton } from '../../kit/components/button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { hrefOf } from '../route.ts'
import { FIELD } from '../words.ts'
import { Screen } from './screen.tsx'

/** An address that stands for nothing. */
export function LostPage() {
  const { t } = useLanguage()
  return (
    <Screen title={t(FIELD.goneTitle)}>
      <p className="k-soft">{t(FIELD.goneText)}</p>
      <LinkButton look="main" isWide href={hrefOf('')}>
        {t(FIELD.toCases)}
      </LinkButton>
    </Screen>
  )
}
