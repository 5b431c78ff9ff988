import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { communitiesOf, useMe } from '../me.ts'
import { Labelled } from '../parts/labelled.tsx'
import { Page } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import './codes.css'
import { ServicesCard } from './services-card.tsx'
import { CODES } from './words.ts'

const PARTS = { services: CODES.services } as const

/** The printed codes of a community and the services behind them. */
export default function CodesPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const read = useTreeRead(false)
  const communities = communitiesOf(me, read.tree).filter((one) => !one.code.endsWith('000'))
  const chosen = communities.find((one) => one.id === query.get('community')) ?? communities[0]
  const asked = query.get('part')
  const part = isKeyOf(PARTS, asked) ? asked : keysOf(PARTS)[0]
  const to = (community: string, next: string) => hrefOf('/codes', { community, part: next })
  return (
    <Page title={t(CODES.title)} lead={t(CODES.lead)} isWide>
      <Awaiting read={read} lines={8} />
      {!read.isPending && !chosen ? <Empty title={t(CODES.title)} /> : null}
      {chosen ? (
        <>
          {communities.length > 1 ? (
            <Labelled label={t(CODES.community)}>
              {(control) => (
                <Select
                  {...control}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={chosen.id}
                  options={communities.map((one) => ({ value: one.id, label: one.name }))}
                  onChange={(id: string) => navigate(to(id, part))}
                />
              )}
            </Labelled>
          ) : null}
          <fieldset className="c-pills">
            <legend className="k-offscreen">{t(CODES.parts)}</legend>
            {keysOf(PARTS).map((key) => (
              <button
                key={key}
                type="button"
                className="c-pill"
                aria-pressed={key === part}
                onClick={() => navigate(to(chosen.id, key), { replace: true })}
              >
                {t(PARTS[key])}
              </button>
            ))}
          </fieldset>
          {part === 'services' ? <ServicesCard key={chosen.id} communityId={chosen.id} /> : null}
        </>
      ) : null}
    </Page>
  )
}
