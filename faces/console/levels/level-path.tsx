import { districtTenant } from '../../../platform/pure/ids.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { hrefOf, Link } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import type { Picture } from './picture.ts'
import { TenantLink } from './place-link.tsx'
import { LEVELS } from './words.ts'

/** From the highest level in sight down to this one. The first is one's own: it stands without a code in the address. */
export function LevelPath({ asking, picture }: { asking: Asking; picture: Picture }) {
  const { t } = useLanguage()
  const me = useMe()
  const up = me.tenants.find((one) => one.tenant === districtTenant(me.tenant) && one.tenant !== me.tenant)
  if (picture.above.length === 0 && !up) return null
  return (
    <nav className="c-levels-path" aria-label={t(LEVELS.path)}>
      <ol>
        {up && picture.above.length === 0 ? (
          <li>
            <TenantLink tenant={up.tenant} href={hrefOf('/levels', queryFor({ ...asking, within: null }))}>
              {up.name}
            </TenantLink>
          </li>
        ) : null}
        {picture.above.map((one, i) => (
          <li key={one.code}>
            <Link href={hrefOf('/levels', queryFor({ ...asking, within: i === 0 ? null : one.code }))}>{one.name}</Link>
          </li>
        ))}
        <li aria-current="page">{picture.name}</li>
      </ol>
    </nav>
  )
}
