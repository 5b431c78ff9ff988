import { useState } from 'react'
import { usePicture } from '../use-picture.ts'
import { Icon } from './icon.tsx'
import { Sheet } from './sheet.tsx'

/** Pictures of the house by their ids, small; a tap shows one large. `titleOf` names each for those who do not see it. */
export function Pictures({
  ids,
  titleOf,
}: {
  ids: readonly string[]
  titleOf: (id: string, number: number) => string
}) {
  const [large, setLarge] = useState<{ id: string; title: string } | null>(null)
  return (
    <>
      <ul className="k-photos">
        {ids.map((id, i) => (
          <li key={id} className="k-photo">
            <button
              type="button"
              className="k-picture"
              aria-label={titleOf(id, i + 1)}
              onClick={() => setLarge({ id, title: titleOf(id, i + 1) })}
            >
              <Picture id={id} size="small" title="" />
            </button>
          </li>
        ))}
      </ul>
      {large ? (
        <Sheet title={large.title} onClose={() => setLarge(null)}>
          <div className="k-picture-large">
            <Picture id={large.id} size="full" title={large.title} />
          </div>
        </Sheet>
      ) : null}
    </>
  )
}

/** One picture of the house by its id. */
export function Picture({ id, size, title }: { id: string; size: 'small' | 'full'; title: string }) {
  const url = usePicture(id, size)
  if (url === null) return <span className="k-spin" aria-hidden="true" />
  return url === 'failed' ? <Icon name="alert" /> : <img src={url} alt={title} />
}
