import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { Icon } from './icon.tsx'

/** Somebody with what he is, and a round button to call when there is a number. */
export function PersonRow({ name, note, phone }: { name: string; note: string; phone?: string | null }) {
  const { t } = useLanguage()
  return (
    <>
      <Person name={name} note={note} />
      {phone ? (
        <a className="k-call" href={`tel:${phone}`} aria-label={t(KIT.call, { name })}>
          <Icon name="phone" />
        </a>
      ) : null}
    </>
  )
}

/** Somebody's name and what he is. */
export function Person({ name, note }: { name: string; note: string }) {
  return (
    <div className="k-person">
      <span className="k-face" aria-hidden="true">
        {[...name][0]}
      </span>
      <span>
        <strong>{name}</strong>
        <small>{note}</small>
      </span>
    </div>
  )
}
