import { useLanguage } from '../../kit/language.ts'
import { Page } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import './messages.css'
import { PreferencesForm } from './preferences-form.tsx'
import { WaysCard } from './ways-card.tsx'
import { SETTINGS_PAGE } from './words.ts'

/** How one wants to be told: one's own and nobody else's. */
export default function SettingsPage() {
  const { t } = useLanguage()
  const read = useRead('notifications.preferences', {})
  return (
    <Page title={t(SETTINGS_PAGE.title)} lead={t(SETTINGS_PAGE.lead)}>
      <Awaiting read={read} lines={8} />
      {read.data ? (
        <>
          <PreferencesForm saved={read.data} />
          <WaysCard {...read.data} />
        </>
      ) : null}
    </Page>
  )
}
