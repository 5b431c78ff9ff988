import { Button } from 'antd'
import { PLAIN_STATE_WORDS } from '../../../modules/cases/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { sayNearby } from '../../kit/nearby.ts'
import { Card } from '../parts/page.tsx'
import type { useFields } from '../parts/use-fields.ts'
import { useRead } from '../reads.ts'
import { type EnterField, placeKnown } from './enter-input.ts'
import { useSettled } from './use-settled.ts'
import { ENTER } from './words.ts'

/** A pause in typing after which it is looked for, in milliseconds. */
const PAUSE = 600

/** Matters near by that may be the same: read to the caller, one press joins. Nobody is forced. */
export function NearbyCard({
  fields,
  isBusy,
  onJoin,
}: {
  fields: ReturnType<typeof useFields<EnterField>>
  isBusy: boolean
  onJoin: (caseId: string) => void
}) {
  const speech = useLanguage()
  const { t } = speech
  const text = useSettled(fields.get('text').trim(), PAUSE)
  const place = placeKnown(fields.get)
  const categoryCode = fields.get('category') || null
  const { data } = useRead('intake.nearby', text.length < 2 || !place ? null : { text, place, categoryCode })
  if (!data || data.cases.length === 0) return null
  return (
    <Card title={t(ENTER.nearby)}>
      <p className="c-hint">{t(ENTER.nearbyHint)}</p>
      <ul className="c-nearby">
        {data.cases.map((one) => {
          const { title, where, when } = sayNearby(one, speech)
          return (
            <li key={one.caseId}>
              <div>
                <strong>{title}</strong>
                <p className="c-hint">{where}</p>
                <p className="c-hint">{[t(PLAIN_STATE_WORDS[one.state]), when].filter(Boolean).join(' · ')}</p>
              </div>
              <Button loading={isBusy} onClick={() => onJoin(one.caseId)}>
                {t(ENTER.nearbyJoin)}
              </Button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
