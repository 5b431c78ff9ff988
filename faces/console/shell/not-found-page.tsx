import { useLanguage } from '../../kit/language.ts'
import { Page } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLanguage()
  return (
    <Page title={t(CONSOLE.missingTitle)} lead={t(CONSOLE.missingText)}>
      <p>
        <Link href={hrefOf('/')}>{t(CONSOLE.toDesk)}</Link>
      </p>
    </Page>
  )
}
