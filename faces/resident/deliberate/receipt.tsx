import { CodeToKeep } from '../../kit/components/code-to-keep.tsx'
import { useLanguage } from '../../kit/language.ts'
import { TALK } from './words.ts'

/** The receipt of a vote, with what it is for and whom not to show it. The link leads to the published ballots of this place. */
export function Receipt({ code, topicId }: { code: string; topicId: string }) {
  const { t } = useLanguage()
  return (
    <>
      <CodeToKeep code={code} path={`${location.pathname}#/deliberate/${topicId}/ballots`} />
      <p className="k-soft">{t(TALK.receiptText)}</p>
    </>
  )
}
