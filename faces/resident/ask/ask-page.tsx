import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { shelf } from '../../kit/draft.ts'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { ContactCard } from '../place/contact-card.tsx'
import { emptyDraft, hasContent, readDraft } from '../report/report-draft.ts'
import { codeFacts, draftKeyOf } from '../report/report-page.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { OpenedPlace } from '../start.ts'
import { KnownAnswer } from './known-answer.tsx'
import { ASK } from './words.ts'

/** Asking (码上问): look it up in what the community has written, call somebody, or put the question to the community. */
export default function AskPage({ place }: { place: OpenedPlace }) {
  const { t, pick } = useLanguage()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const { data, error, reload } = useAsk('intake.lookUp', { code: place.code, words })
  const service = place.services.find(({ key }) => key === 'ask')
  const title = service ? pick(service.nameZh, service.nameEn) : t(ASK.label)
  const askThem = () => putToCommunity(place, typed.trim() || words)
  const hasNone = data !== undefined && data.answers.length === 0
  return (
    <Screen title={title} onBack={() => go('')}>
      <form
        className="k-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setWords(typed.trim())
        }}
      >
        <Field
          label={t(ASK.label)}
          hint={t(ASK.hint)}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          autoComplete="off"
        />
        <Button look="main" isWide type="submit">
          {t(ASK.find)}
        </Button>
      </form>
      <section className="k-stack" aria-live="polite">
        <ErrorNotice error={error} onAgain={reload} />
        {data === undefined && !error ? <Loading /> : null}
        {data && !hasNone ? <h2 className="k-small-title">{t(words === '' ? ASK.often : ASK.fitting)}</h2> : null}
        {data?.answers.map((one) => (
          <KnownAnswer key={one.answerId} one={one} onAsk={askThem} />
        ))}
        {hasNone ? (
          <Notice>
            {words === '' ? (
              t(ASK.empty)
            ) : (
              <>
                <strong>{t(ASK.none)}</strong>
                <br />
                {t(ASK.noneText)}
              </>
            )}
          </Notice>
        ) : null}
      </section>
      <button type="button" className="r-report" onClick={askThem}>
        <span className="r-report-icon">
          <Icon name="question" />
        </span>
        <span>
          <strong>{t(ASK.askThem)}</strong>
          <small>{t(ASK.askThemNote)}</small>
        </span>
        <Icon name="next" />
      </button>
      <ContactCard contacts={place.contacts} />
    </Screen>
  )
}

/** Opens the question's own form; what was typed here stands in it already, unless an older question lies there unfinished. */
async function putToCommunity(place: OpenedPlace, words: string): Promise<void> {
  const [key, facts] = [draftKeyOf(place, 'question'), codeFacts(place)]
  const kept = readDraft(await shelf.load(key).catch(() => undefined), facts, 'question')
  if (words !== '' && !hasContent(kept))
    await shelf.save(key, { ...emptyDraft(facts, 'question'), text: words }).catch(() => undefined)
  go('report/what/question')
}
