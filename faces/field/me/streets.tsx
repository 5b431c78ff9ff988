import { useState } from 'react'
import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { ErrorNotice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import type { Me } from '../../kit/session.ts'
import { enterTenant } from '../me.ts'
import { go } from '../route.ts'
import { MINE } from './words.ts'

/** The streets in which this account is known; a tap goes there. Nothing for who has only one. */
export function Streets({ me, title }: { me: Me; title: string }) {
  const { t } = useLanguage()
  const [error, setError] = useState<ApiError | null>(null)
  if (me.tenants.length < 2) return null
  const enter = (tenant: number) => {
    setError(null)
    enterTenant(tenant).then(
      () => go('', { replace: true }),
      (reason: unknown) => {
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
      },
    )
  }
  return (
    <section className="k-stack">
      <h2 className="k-small-title">{title}</h2>
      <ul className="k-options">
        {me.tenants.map((one) => (
          <li key={one.tenant}>
            <ChoiceButton
              name={one.name}
              note={one.tenant === me.tenant ? t(MINE.streetHere) : ''}
              isChosen={one.tenant === me.tenant}
              onPress={() => enter(one.tenant)}
            />
          </li>
        ))}
      </ul>
      <ErrorNotice error={error} />
    </section>
  )
}
