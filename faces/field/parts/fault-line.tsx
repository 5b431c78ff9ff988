import type { Word } from '../../../platform/pure/words.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { useLanguage } from '../../kit/language.ts'

/** What is wrong with a choice, said beside it. */
export function FaultLine({ fault }: { fault: Word | null }) {
  const { t } = useLanguage()
  return (
    <div className="k-error" role="alert" hidden={!fault}>
      {fault ? <Icon name="alert" /> : null}
      {fault ? t(fault) : null}
    </div>
  )
}
