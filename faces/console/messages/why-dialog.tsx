import { GROUP_WORDS, TEXT_CHANNEL_WORDS, WHY_WORDS } from '../../../modules/notifications/words.ts'
import { LETTER_REASON_WORDS, LETTER_STATE_WORDS } from '../../../platform/pure/letter-words.ts'
import { useLanguage } from '../../kit/language.ts'
import { wordFor } from '../../kit/said.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Awaiting } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import type { Item } from './messages-page.tsx'
import { MESSAGES } from './words.ts'

/** Why one was told, what became of it on the way, and where that is changed. */
export function WhyDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const { t, moment, language } = useLanguage()
  const read = useRead('notifications.whyThis', { messageId: item.id, language })
  const { data } = read
  return (
    <Dialog title={t(MESSAGES.whyTitle)} onClose={onClose}>
      <Awaiting read={read} />
      {data ? (
        <>
          <p>{data.sentence}</p>
          {data.channels.length > 0 ? (
            <ul className="c-way-list">
              {data.channels.map((one) => {
                const reason = wordFor(LETTER_REASON_WORDS, one.reason)
                return (
                  <li key={`${one.channel} ${one.at}`}>
                    <strong>{t(TEXT_CHANNEL_WORDS[one.channel])}</strong> {t(LETTER_STATE_WORDS[one.state])}{' '}
                    <span className="c-hint">{moment(one.at)}</span>
                    {reason ? <p className="c-hint">{t(reason)}</p> : null}
                  </li>
                )
              })}
            </ul>
          ) : null}
          {data.why ? <p>{t(WHY_WORDS[data.why])}</p> : null}
          {data.plannedAt ? <p className="c-hint">{t(MESSAGES.plannedAt, { at: data.plannedAt })}</p> : null}
          <p>{t(MESSAGES.changeIt, { group: t(GROUP_WORDS[data.group]) })}</p>
          <p>
            <Link href={hrefOf('/my-settings')} onGo={onClose}>
              {t(MESSAGES.settings)}
            </Link>
          </p>
        </>
      ) : null}
    </Dialog>
  )
}
