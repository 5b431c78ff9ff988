import type { CaseState, CaseView } from '../../../modules/cases/contract.ts'
import { STATE_WORDS } from '../../../modules/cases/words.ts'
import type { HumanVerb } from '../../kit/case/verbs.ts'
import { Button, LinkButton } from '../../kit/components/button.tsx'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'
import { go, hrefOf } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { FIELD } from '../words.ts'
import { ACT, DONE } from './words.ts'

/** It is done: what that means, where the case stands now, and where to go. */
export function DonePage({ verb, theCase, state }: { verb: HumanVerb; theCase: CaseView; state: CaseState }) {
  const { t } = useLanguage()
  const said = DONE[verb] ?? DONE.note
  return (
    <Screen
      title={t(said.title)}
      action={
        <>
          <LinkButton look="main" isWide href={hrefOf('')}>
            {t(FIELD.toCases)}
          </LinkButton>
          <Button isWide onPress={() => go(`case/${theCase.id}`, { replace: true })}>
            {t(ACT.lookAt)}
          </Button>
        </>
      }
    >
      <div className="f-done">
        <span className="k-done" aria-hidden="true">
          <Icon name="check" />
        </span>
        <p>{t(said.text)}</p>
        <p className="k-soft">{t(ACT.nowState, { state: t(STATE_WORDS[state.state]) })}</p>
        <p className="k-soft">{theCase.summary}</p>
      </div>
    </Screen>
  )
}
