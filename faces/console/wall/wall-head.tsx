import { sayMoment } from '../../../platform/pure/time.ts'
import { LanguageSwitch } from '../../kit/components/switches.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useStore } from '../../kit/store.ts'
import { useNow } from '../../kit/use-now.ts'
import { useMe } from '../me.ts'
import { isLive } from '../reads.ts'
import { hrefOf, Link } from '../router.tsx'
import { leave } from '../sign-in/leave.ts'
import { hoursLeft } from '../sign-in/signed-in-at.ts'
import type { useRotation } from './use-rotation.ts'
import { WALL } from './words.ts'

/** So many hours before its sign-in ends a wall begins to say so. */
const WARNED_HOURS = 24

type WallHeadProps = {
  name: string
  gridId: string
  places: readonly { readonly id: string; readonly name: string }[]
  onPlace: (gridId: string) => void
  rotation: ReturnType<typeof useRotation>
  scenes: number
  isFull: boolean
  onFull: () => void
}

/** The place, the hour, whether the line stands, and what can be done by hand. */
export function WallHead({ name, gridId, places, onPlace, rotation, scenes, isFull, onFull }: WallHeadProps) {
  const { t, language } = useLanguage()
  const now = useNow(10_000)
  const live = useStore(isLive)
  return (
    <header className="w-head">
      <h1>{t(WALL.title, { place: name })}</h1>
      <p className="w-clock">
        {sayMoment(now, language, now)}
        <span className="w-live" data-live={live ? '' : undefined}>
          {t(live ? WALL.live : WALL.notLive)}
        </span>
      </p>
      <SessionEnding />
      <fieldset className="w-tools">
        <legend className="k-offscreen">{t(WALL.controls)}</legend>
        {places.length > 1 ? (
          <select aria-label={t(WALL.place)} value={gridId} onChange={(event) => onPlace(event.target.value)}>
            {places.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        ) : null}
        {scenes > 1 ? (
          <>
            <span className="w-soft">
              {rotation.isHeld ? `${t(WALL.held)} · ` : ''}
              {t(WALL.scene, { n: rotation.scene + 1, of: scenes })}
            </span>
            <button type="button" onClick={() => rotation.turn({ kind: 'step', by: -1 })}>
              {t(WALL.former)}
            </button>
            <button type="button" onClick={() => rotation.turn({ kind: 'step', by: 1 })}>
              {t(WALL.next)}
            </button>
            <button type="button" onClick={() => rotation.turn({ kind: 'pause' })}>
              {t(rotation.isPaused ? WALL.goOn : WALL.pause)}
            </button>
          </>
        ) : null}
        <button type="button" onClick={onFull}>
          {t(isFull ? WALL.notFull : WALL.full)}
        </button>
        <LanguageSwitch />
        <Link href={hrefOf('/figures')}>{t(WALL.back)}</Link>
      </fieldset>
    </header>
  )
}

/** A day ahead the wall says that its sign-in ends, so that it is not dark at the meeting. */
function SessionEnding() {
  const { t } = useLanguage()
  const me = useMe()
  const left = hoursLeft(useNow(60_000))
  if (left === null || left > WARNED_HOURS) return null
  return (
    <p className="w-ending" role="status">
      {t(WALL.ending, { hours: left })}{' '}
      <button type="button" onClick={() => leave(me)}>
        {t(WALL.signInAgain)}
      </button>
    </p>
  )
}
