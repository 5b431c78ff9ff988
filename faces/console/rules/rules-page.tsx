import { ACCESS } from '../../../modules/notifications/access.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { mayAnywhere, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { TextsPart } from '../texts/texts-part.tsx'
import { TEXTS_PART } from '../texts/words.ts'
import { CalendarPart } from './calendar-part.tsx'
import { CHANGE } from './calendar-words.ts'
import { CategoriesPart } from './categories-part.tsx'
import { useMayPublish } from './in-district.ts'
import { RoutingPart } from './routing-part.tsx'
import { ROUTING } from './routing-words.ts'
import './rules.css'
import { TemplatesPart } from './templates-part.tsx'
import { RULES, TEMPLATES } from './words.ts'

const PARTS = {
  routing: RULES.routing,
  categories: RULES.categories,
  calendar: RULES.calendar,
  templates: TEMPLATES.title,
  messages: TEXTS_PART.title,
} as const

const LEADS = {
  routing: ROUTING.lead,
  categories: RULES.lead,
  calendar: RULES.lead,
  templates: TEMPLATES.lead,
  messages: TEXTS_PART.lead,
} as const satisfies Record<keyof typeof PARTS, Word>

/** What decides: who gets a case, which categories there are, which days count; and the texts that leads keep for answers. */
export default function RulesPage() {
  const { t } = useLanguage()
  const mayPublish = useMayPublish()
  const me = useMe()
  const asked = usePlace().query.get('part')
  const parts = keysOf(PARTS).filter((key) => key !== 'messages' || mayAnywhere(me, ACCESS.templates))
  const part = parts.find((key) => key === asked) ?? 'routing'
  return (
    <Page
      title={t(RULES.title)}
      lead={t(mayPublish && (part === 'calendar' || part === 'categories') ? CHANGE.district : LEADS[part])}
      isWide
    >
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(RULES.parts)}</legend>
        {parts.map((key) => (
          <button
            key={key}
            type="button"
            className="c-pill"
            aria-pressed={key === part}
            onClick={() => navigate(hrefOf('/rules', { part: key }), { replace: true })}
          >
            {t(PARTS[key])}
          </button>
        ))}
      </fieldset>
      {part === 'routing' ? <RoutingPart /> : null}
      {part === 'categories' ? <CategoriesPart /> : null}
      {part === 'calendar' ? <CalendarPart /> : null}
      {part === 'templates' ? <TemplatesPart /> : null}
      {part === 'messages' ? <TextsPart /> : null}
    </Page>
  )
}
