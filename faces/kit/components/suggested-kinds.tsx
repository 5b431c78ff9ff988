import { useLanguage } from '../language.ts'
import { sayWhy } from '../suggestion-reason.ts'
import type { Suggestion } from '../use-suggestions.ts'
import { KIND } from '../words.ts'
import { ChoiceButton } from './choice-button.tsx'
import { Loading } from './notice.tsx'

/** A kind of matter that was chosen; code null: not sure. */
export type ChosenKind = { readonly code: string | null; readonly nameZh: string; readonly nameEn: string }

const UNSURE: ChosenKind = { code: null, nameZh: KIND.unsure.zh, nameEn: KIND.unsure.en }

/** Which kind it is: one tap on a suggestion with what speaks for it, or not sure. Null: still being read. */
export function SuggestedKinds({
  suggestions,
  chosen,
  onChoose,
  mayBeUnsure = true,
}: {
  suggestions: readonly Suggestion[] | null
  chosen: ChosenKind | null
  onChoose: (kind: ChosenKind) => void
  mayBeUnsure?: boolean
}) {
  const speech = useLanguage()
  const { t, pick } = speech
  return (
    <>
      <ul className="k-options">
        {suggestions?.map(({ code, nameZh, nameEn, ...why }) => (
          <li key={code}>
            <ChoiceButton
              name={pick(nameZh, nameEn)}
              note={sayWhy(why, speech)}
              isChosen={chosen?.code === code}
              onPress={() => onChoose({ code, nameZh, nameEn })}
            />
          </li>
        ))}
        {mayBeUnsure ? (
          <li>
            <ChoiceButton
              name={t(KIND.unsure)}
              note={t(KIND.unsureNote)}
              isChosen={chosen !== null && chosen.code === null}
              onPress={() => onChoose(UNSURE)}
            />
          </li>
        ) : null}
      </ul>
      {suggestions ? null : <Loading />}
    </>
  )
}
