import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { KIT } from '../../kit/words.ts'
import { HELP } from './words.ts'

type Contact = { name: string; phone: string | null; isStaff: boolean }

/** The other side's number, asked for one at a time: each look is on record. */
export function CallOther({ requestId }: { requestId: string }) {
  const { t } = useLanguage()
  const [contact, setContact] = useState<Contact | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)
  async function reveal() {
    setBusy(true)
    setError(null)
    try {
      setContact(await api.ask('help.revealContact', { requestId, reason: t(HELP.revealReason) }))
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }
  if (contact?.phone) {
    const name = contact.isStaff ? t(HELP.staffPhone, { name: contact.name }) : contact.name
    return (
      <LinkButton look="main" icon="phone" isWide href={`tel:${contact.phone}`}>
        {t(KIT.call, { name })} {contact.phone}
      </LinkButton>
    )
  }
  if (contact) return <Notice tone="warm">{t(HELP.noPhone)}</Notice>
  return (
    <>
      <ErrorNotice error={error} />
      <Button look="main" icon="phone" isWide isBusy={isBusy} onPress={reveal}>
        {t(HELP.showPhone)}
      </Button>
    </>
  )
}
