import { useState } from 'react'
import { ACCESS } from '../../../modules/sync/access.ts'
import { useLanguage } from '../../kit/language.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { Note } from '../parts/said.tsx'
import { CONSOLE } from '../words.ts'
import { DevicesCard } from './devices-card.tsx'
import { RescuesCard } from './rescues-card.tsx'
import { PHONES } from './words.ts'

/** Phones that work without a network: one's own, and for leads those of their people with what these could not send. */
export default function PhonesPage() {
  const { t } = useLanguage()
  const me = useMe()
  const [said, setSaid] = useState<string | null>(null)
  return (
    <Page isWide title={t(CONSOLE.phones)} lead={t(PHONES.lead)}>
      {said ? (
        <Note tone="success" isNews>
          {said}
        </Note>
      ) : null}
      {mayAnywhere(me, ACCESS.rescues) ? <RescuesCard onSaid={setSaid} /> : null}
      <DevicesCard onSaid={setSaid} />
    </Page>
  )
}
