import { Button } from 'antd'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import type { Layout } from './template-editor.tsx'
import { TEMPLATES } from './words.ts'

type Template = OutputOf<Queries['reports.template']>

/** Who changed a template and when; a former version can be taken up again. */
export function VersionsCard({ template, onTake }: { template: Template; onTake: ((layout: Layout) => void) | null }) {
  const { t, moment } = useLanguage()
  return (
    <Card title={t(TEMPLATES.versions)}>
      {template.versions.length === 0 ? <p className="c-hint">{t(TEMPLATES.noVersions)}</p> : null}
      <ul className="c-order">
        {template.versions.map((one) => (
          <li key={one.version}>
            <span>
              <strong>{t(TEMPLATES.version, { n: one.version })}</strong> ·{' '}
              {one.isHouse ? t(TEMPLATES.house) : one.layout.title}
              <span className="c-hint">
                {' '}
                {t(TEMPLATES.savedBy, { name: one.savedByName ?? '–', at: moment(one.savedAt) })}
              </span>
            </span>
            {one.version === template.version ? (
              <span className="c-tag">{t(TEMPLATES.holds)}</span>
            ) : onTake && !one.isHouse ? (
              <Button size="small" onClick={() => onTake(one.layout)}>
                {t(TEMPLATES.takeUp)}
                <span className="k-offscreen"> {t(TEMPLATES.version, { n: one.version })}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
