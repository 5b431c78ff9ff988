import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useCommand } from '../../kit/use-command.ts'
import { ASK } from './words.ts'

type One = OutputOf<Queries['intake.lookUp']>['answers'][number]

/** One answer, folded to its question; read, it may be said whether it helped – once from this page. */
export function KnownAnswer({ one, onAsk }: { one: One; onAsk: () => void }) {
  const { t } = useLanguage()
  const rate = useCommand('intake.rateKnownAnswer')
  const [said, setSaid] = useState<boolean | null>(null)
  const say = async (hasHelped: boolean) => {
    if (await rate.run({ answerId: one.answerId, hasHelped })) setSaid(hasHelped)
  }
  return (
    <details className="k-card r-known">
      <summary>{one.question}</summary>
      <div className="k-stack">
        <p className="k-words">{one.answer}</p>
        {one.source === '' ? null : <p className="k-soft">{t(ASK.source, { source: one.source })}</p>}
        <p className="k-soft">{t(ASK.from, { keeper: one.keptBy, at: one.savedAt })}</p>
        <ErrorNotice error={rate.error} />
        {said === null ? (
          <div className="r-helpful">
            <span>{t(ASK.isHelpful)}</span>
            <Button isBusy={rate.isBusy} onPress={() => say(true)}>
              {t(ASK.yes)}
            </Button>
            <Button isBusy={rate.isBusy} onPress={() => say(false)}>
              {t(ASK.no)}
            </Button>
          </div>
        ) : (
          <Notice tone={said ? 'good' : 'warm'} isNews>
            {t(said ? ASK.thanks : ASK.sorry)}{' '}
            {said ? null : (
              <button type="button" className="k-link" onClick={onAsk}>
                {t(ASK.askThem)}
              </button>
            )}
          </Notice>
        )}
      </div>
    </details>
  )
}
