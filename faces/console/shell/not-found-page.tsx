import { useLanguage } from '../../kit/language.ts'
import { Page } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { CONSOLE } from '../words.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLanguage()
  return <DeadEnd title={t(CONSOLE.missingTitle)} text={t(CONSOLE.missingText)} />
}

/** A page for people with other posts. */
export function NotAllowedPage() {
  const { t } = useLanguage()
  return <DeadEnd title={t(CONSOLE.notAllowedTitle)} text={t(CONSOLE.notAllowedText)} />
}

function DeadEnd({ title, text }: { title: string; text: string }) {
  const { t } = useLanguage()
  return (
    <Page title={title} lead={text}>
      <p>
        <Link href={hrefOf('/')}>{t(CONSOLE.toDesk)}</Link>
      </p>
    </Page>
  )
}
