import { useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { api } from '../../kit/api.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { tidyCode } from '../../kit/place-code.ts'
import { ApiError } from '../../kit/problem.ts'
import { Screen } from '../screen.tsx'
import { PLACE } from '../words.ts'
import { RememberedCodes } from './remembered-codes.tsx'

/** Types in a code: of a board, or of a report. `missed` explains why this page came up. */
export function EnterCode({ missed, onBack }: { missed?: 'place' | 'follow'; onBack?: () => void }) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<Word | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function open() {
    const code = tidyCode(typed)
    setError(null)
    if (code === '') return setFault(PLACE.enterMissing)
    setFault(null)
    setBusy(true)
    try {
      const kind = (await api.resolve('place_code', code)) ? 'c' : (await api.resolve('tracking', code)) ? 't' : null
      if (kind) location.assign(`/${kind}/${encodeURIComponent(code)}`)
      else setFault(PLACE.unknownText)
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason
      setError(reason)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Screen title={t(missed ? PLACE.unknownTitle : PLACE.enterTitle)} onBack={onBack}>
      {missed ? <Notice tone="warm">{t(missed === 'place' ? PLACE.unknownText : PLACE.unknownTracking)}</Notice> : null}
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <Field
          label={t(PLACE.enterLabel)}
          hint={t(PLACE.enterText)}
          value={typed}
          onChange={setTyped}
          fault={fault}
          autoComplete="off"
          maxLength={40}
        />
        <ErrorNotice error={error} />
        <Button look="main" isWide type="submit" isBusy={isBusy}>
          {t(PLACE.enterOpen)}
        </Button>
      </form>
      <RememberedCodes />
    </Screen>
  )
}
