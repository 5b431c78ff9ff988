import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { tidyCode } from '../../kit/place-code.ts'
import { useCommand } from '../../kit/use-command.ts'
import { FAMILY } from './words.ts'

/** Takes on to act for whoever showed the code; filled in when it was scanned. */
export function EnterInvitation({ shown, onDone }: { shown?: string; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, isBusy, error } = useCommand('people.acceptProxy')
  const [typed, setTyped] = useState(shown ?? '')
  const [isTried, setTried] = useState(false)
  const [name, setName] = useState<string | null>(null)
  const isMissing = tidyCode(typed) === ''
  const accept = async () => {
    setTried(true)
    if (isMissing) return
    const done = await run({ code: tidyCode(typed) })
    if (!done) return
    setName(done.name || t(FAMILY.unnamed, { phone: done.phoneMasked ?? '' }))
    setTyped('')
    setTried(false)
    onDone()
  }
  return (
    <form
      className="k-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        accept()
      }}
    >
      {name === null ? null : (
        <Notice tone="good" isNews>
          {t(FAMILY.accepted, { name })}
        </Notice>
      )}
      <Field
        label={t(FAMILY.enter)}
        value={typed}
        onChange={setTyped}
        fault={isTried && isMissing ? FAMILY.enterMissing : undefined}
        autoComplete="off"
        maxLength={20}
      />
      <ErrorNotice error={error} />
      <Button look="main" isWide type="submit" isBusy={isBusy}>
        {t(FAMILY.accept)}
      </Button>
    </form>
  )
}
