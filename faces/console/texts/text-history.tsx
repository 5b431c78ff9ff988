import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import type { TextKey } from './text-form.tsx'
import { TEXTS_PART } from './words.ts'

type TextHistoryProps = {
  textKey: TextKey
  versions: OutputOf<Queries['notifications.templateVersions']>['versions']
  onDone: () => void
}

/** What was published before; each can be put back, and so can the built-in text. */
export function TextHistory({ textKey, versions, onDone }: TextHistoryProps) {
  const { t, moment } = useLanguage()
  const act = useAct('notifications.rollBackTemplate')
  const putBack = async (toVersion: number | null) => {
    if (!(await act.run({ ...textKey, toVersion }))) return
    onDone()
    refresh('notifications.templates', 'notifications.templateVersions')
  }
  return (
    <Card
      title={t(TEXTS_PART.history)}
      tools={
        versions.some((one) => one.isCurrent) ? (
          <Button onClick={() => putBack(null)} loading={act.isBusy}>
            {t(TEXTS_PART.toBuiltIn)}
          </Button>
        ) : null
      }
    >
      <Problem error={act.error} />
      {versions.length === 0 ? <p className="c-hint">{t(TEXTS_PART.noHistory)}</p> : null}
      <ol className="c-text-versions">
        {versions.map((one) => (
          <li key={one.version}>
            <div>
              <strong>
                {t(TEXTS_PART.version, { version: one.version })}
                {one.isCurrent ? ` · ${t(TEXTS_PART.current)}` : ''}
              </strong>{' '}
              <span className="c-hint">
                {[moment(one.publishedAt), one.publishedByName].filter(Boolean).join(' · ')}
              </span>
              <p>
                {one.title} — {one.text}
              </p>
            </div>
            {one.isCurrent ? null : (
              <Button
                aria-label={`${t(TEXTS_PART.putBack)} ${t(TEXTS_PART.version, { version: one.version })}`}
                onClick={() => putBack(one.version)}
              >
                {t(TEXTS_PART.putBack)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
