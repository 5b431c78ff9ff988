import { useState } from 'react'
import { HELP_KIND_WORDS } from '../../../modules/help/words.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { useCommand } from '../../kit/use-command.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { Improper } from './improper.tsx'
import { sayWindow } from './say-days.ts'
import { HELP } from './words.ts'

/** One request of a neighbour, with the button to say yes. */
export function OneNear({ code, requestId }: { code: string; requestId: string }) {
  const speech = useLanguage()
  const { t } = speech
  const { data, error, reload } = useAsk('help.board', { code })
  const accept = useCommand('help.accept')
  const [shownName, setShownName] = useState('')
  const one = data?.requests.find((request) => request.requestId === requestId)
  async function sayYes() {
    const done = await accept.run({ requestId, code, shownName: shownName.trim() || null })
    if (done) go(`help/mine/${requestId}`, { replace: true })
  }
  if (!one)
    return (
      <Screen title={t(HELP.near)} onBack={() => go('help/near')}>
        <ErrorNotice error={error} onAgain={reload} />
        {!data && !error ? <Loading /> : null}
        {/* Somebody else was quicker: the board has been read again meanwhile. */}
        <ErrorNotice error={accept.error} />
        {data ? (
          <>
            {accept.error ? null : <Notice>{t(HELP.gone)}</Notice>}
            <LinkButton look="main" isWide href="#/help/near">
              {t(HELP.backToNear)}
            </LinkButton>
          </>
        ) : null}
      </Screen>
    )
  return (
    <Screen
      title={t(HELP_KIND_WORDS[one.kind])}
      onBack={() => go('help/near')}
      action={
        <Button look="main" isWide icon="help" isBusy={accept.isBusy} onPress={sayYes}>
          {t(HELP.accept)}
        </Button>
      }
    >
      <p className="k-words">{one.text}</p>
      <Facts
        rows={[
          { label: t(HELP.who), value: one.shownName ?? t(HELP.oneNeighbour) },
          { label: t(HELP.when), value: sayWindow(one, speech) },
          { label: t(HELP.where), value: one.gridName },
        ]}
      />
      <Notice>{t(HELP.acceptNote)}</Notice>
      <Field
        label={t(HELP.shownLabel)}
        hint={t(HELP.shownHint)}
        placeholder={t(HELP.shownPlaceholder)}
        value={shownName}
        onChange={setShownName}
        isOptional
        maxLength={12}
        autoComplete="off"
      />
      <ErrorNotice error={accept.error} />
      <Improper what="request" id={requestId} code={code} />
    </Screen>
  )
}
