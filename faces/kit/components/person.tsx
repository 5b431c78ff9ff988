import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { Icon } from './icon.tsx'

/** Somebody with what he is, and a round button to call when there is a number. */
export function PersonRow({
  name,
  note,
  phone,
  more,
}: {
  name: string
  note: string
  phone?: string | null
  more?: string
}) {
  const { t } = useLanguage()
  return (
    <>
      <Person name={name} note={note} more={more} />
      {phone ? (
        <a className="k-call" href={`tel:${phone}`} aria-label={t(KIT.call, { name })}>
          <Icon name="phone" />
        </a>
      ) : null}
    </>
  )
}

/** Somebody's name and what he is; `more` is a line below. */
export function Person({ name, note, more }: { name: string; note: string; more?: string }) {
  return (
    <div className="k-person">
      <span className="k-face" aria-hidden="true">
        {[...name][0]}
      </span>
      <span>
        <strong>{name}</strong>
        <small>{note}</small>
        {more ? <small>{more}</small> : null}
      </span>
    </div>
  )
}
