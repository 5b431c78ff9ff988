import { useState } from 'react'
import { api } from '../../kit/api.ts'
import { CodeSignIn } from '../../kit/components/code-sign-in.tsx'
import { Select } from '../../kit/components/select.tsx'
import { useLanguage } from '../../kit/language.ts'
import { keepTenant, lastTenant } from '../last-place.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { readStreets, type Street } from '../start.ts'
import { MINE } from './words.ts'

/** Signing in by a code sent to the phone, in the tenant of the printed code; without one, in the street that is chosen. */
export function SignIn() {
  const { t } = useLanguage()
  const [streets] = useState(() => readStreets(document))
  const [chosen, setChosen] = useState<number | null>(() => first(streets))
  const [isTried, setTried] = useState(false)
  const tenantOf = () => {
    setTried(true)
    return api.tenant() === 0 ? chosen : api.tenant()
  }
  return (
    <Screen title={t(MINE.signInTitle)} onBack={() => go('')}>
      <CodeSignIn tenantOf={tenantOf} onSignedIn={() => keepTenant(api.tenant())}>
        <p className="k-soft">{t(MINE.signInText)}</p>
        {api.tenant() === 0 && streets.length > 1 ? (
          <Select
            label={t(MINE.street)}
            none={t(MINE.chooseStreet)}
            value={chosen === null ? '' : String(chosen)}
            onChange={(value) => setChosen(value === '' ? null : Number(value))}
            fault={isTried && chosen === null ? MINE.streetMissing : null}
          >
            {streets.map((street) => (
              <option key={street.tenant} value={street.tenant}>
                {street.name}
              </option>
            ))}
          </Select>
        ) : null}
      </CodeSignIn>
    </Screen>
  )
}

/** The street in which somebody last signed in or opened a code on this device, or the only one there is. */
function first(streets: readonly Street[]): number | null {
  if (streets.length === 1) return streets[0].tenant
  const last = lastTenant()
  return streets.find((street) => street.tenant === last)?.tenant ?? null
}
