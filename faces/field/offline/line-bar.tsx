import { saySpan } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { useStore } from '../../kit/store.ts'
import { useNow } from '../../kit/use-now.ts'
import { hrefOf } from '../route.ts'
import { line, phone, room, waiting } from './here.ts'
import { updateNow } from './install.ts'
import { isStuck, waitsForLine } from './outbox-item.ts'
import { OFFLINE } from './words.ts'

/** One line under the title of every screen while something waits or the network is away; nothing while all is well. */
export function LineBar() {
  const { t, language } = useLanguage()
  const isCarrying = useStore(phone) !== null
  const items = useStore(waiting)
  const state = useStore(line)
  const now = useNow()
  const isFull = useStore(room)?.isNearlyFull === true
  if (!isCarrying) return null
  if (state === 'too_old')
    return (
      <button type="button" className="f-line" data-tone="danger" onClick={() => void updateNow()}>
        {t(OFFLINE.tooOld)}
      </button>
    )
  const stopped = items.filter((item) => item.state === 'stopped').length
  const unsent = items.filter((item) => item.state === 'waiting')
  const oldest = unsent[0]
  const age = oldest ? saySpan(Math.max(1, (now.getTime() - Date.parse(oldest.madeAt)) / 60_000), language) : ''
  // With a network it goes within seconds: what has waited for ten minutes is no matter of the line.
  const isStill = state !== 'unreachable' && oldest !== undefined && isStuck(oldest, now) && !waitsForLine(oldest)
  const said = [
    stopped > 0 ? t(OFFLINE.stopped, { count: stopped }) : '',
    oldest ? t(OFFLINE.unsent, { count: unsent.length, age }) : '',
    state === 'signed_out' ? t(OFFLINE.signInToSend) : '',
    state === 'unreachable' && !oldest ? t(OFFLINE.noNetwork) : '',
    isFull ? t(OFFLINE.nearlyFull) : '',
  ].filter(Boolean)
  if (said.length === 0) return null
  return (
    <div role="status">
      <a className="f-line" data-tone={stopped > 0 || isStill ? 'danger' : undefined} href={hrefOf('outbox')}>
        {said.join(' · ')}
      </a>
    </div>
  )
}
