import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field, TextArea } from '../../kit/components/field.tsx'
import { useLanguage } from '../../kit/language.ts'
import { Screen } from '../screen.tsx'
import { wordsFault } from './drafts.ts'
import { HELP } from './words.ts'

type Said = { readonly text: string; readonly shownName: string }
type WordsStepProps = {
  draft: Said
  change: (next: Partial<Said>) => void
  kicker: string
  label: string
  placeholder: string
  onNext: () => void
}

/** What is needed or offered in one's own words, and the name under which others read it. */
export function WordsStep({ draft, change, kicker, label, placeholder, onNext }: WordsStepProps) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const fault = wordsFault(draft.text)
  return (
    <Screen
      title={t(HELP.wordsTitle)}
      kicker={kicker}
      onBack={() => history.back()}
      action={
        <Button
          look="main"
          isWide
          onPress={() => {
            setTried(true)
            if (!fault) onNext()
          }}
        >
          {t(HELP.next)}
        </Button>
      }
    >
      <TextArea
        label={label}
        hint={t(HELP.wordsHint)}
        placeholder={placeholder}
        value={draft.text}
        onChange={(text) => change({ text })}
        fault={isTried ? fault : null}
        maxLength={300}
      />
      <Field
        label={t(HELP.shownLabel)}
        hint={t(HELP.shownHint)}
        placeholder={t(HELP.shownPlaceholder)}
        value={draft.shownName}
        onChange={(shownName) => change({ shownName })}
        isOptional
        maxLength={12}
        autoComplete="off"
      />
    </Screen>
  )
}
