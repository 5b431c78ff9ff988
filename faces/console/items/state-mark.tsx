import type { Template } from '../../../modules/tasks/contract.ts'
import { SHOWN_STATE_WORDS } from '../../../modules/tasks/words.ts'
import { useLanguage } from '../../kit/language.ts'
import '../parts/marks.css'

/** The state of an item in words. */
export function StateMark({ state }: { state: Template['state'] }) {
  const { t } = useLanguage()
  return (
    <span className="c-tag c-item-state" data-item={state}>
      {t(SHOWN_STATE_WORDS[state])}
    </span>
  )
}
