import { type ReactNode, useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { ApiError } from '../../kit/problem.ts'
import { enterTenant } from '../enter-tenant.ts'
import { useMe } from '../me.ts'
import { Problem } from '../parts/said.tsx'
import { hrefOf, Link, navigate } from '../router.tsx'
import { type Asking, queryFor } from './asking.ts'
import { figuresHref, type Picture } from './picture.ts'
import { LEVELS } from './words.ts'

type PlaceLinkProps = {
  asking: Asking
  picture: Picture
  place: { readonly code: string; readonly name: string }
  /** Of a class that is asked for on the way. */
  classCode?: string
  children?: ReactNode
}

/**
 * The way further down: a district or street to its own picture, a community to its figures. Who works in another tenant goes there first, where
 * he may; a row of one's own level, and a community out of reach, lead nowhere.
 */
export function PlaceLink({ asking, picture, place, classCode, children }: PlaceLinkProps) {
  const { t } = useLanguage()
  const me = useMe()
  const isItself = place.code.endsWith(picture.level === 'city' ? '00' : '000')
  if (isItself) return <>{t(LEVELS.itself, { name: place.name })}</>
  const next = { ...asking, classCode: classCode ?? asking.classCode }
  if (picture.level !== 'subdistrict')
    return (
      <Link href={hrefOf('/levels', queryFor({ ...next, within: place.code }))} label={t(LEVELS.down, place)}>
        {children ?? place.name}
      </Link>
    )
  const tenant = Number(place.code.slice(0, 9))
  const href = figuresHref(picture, place.code, next.classCode)
  const label = t(LEVELS.figures, place)
  if (tenant === me.tenant)
    return (
      <Link href={href} label={label}>
        {children ?? place.name}
      </Link>
    )
  if (!me.tenants.some((one) => one.tenant === tenant)) return <>{children ?? place.name}</>
  return (
    <TenantLink tenant={tenant} href={href} label={label}>
      {children ?? place.name}
    </TenantLink>
  )
}

type TenantLinkProps = { tenant: number; href: string; label?: string; children: ReactNode }

/** Goes to an address of another tenant of one's own. */
export function TenantLink({ tenant, href, label, children }: TenantLinkProps) {
  const [error, setError] = useState<ApiError | null>(null)
  const go = () =>
    enterTenant(tenant).then(
      () => navigate(href),
      (reason: unknown) => {
        if (!(reason instanceof ApiError)) throw reason
        setError(reason)
      },
    )
  return (
    <>
      <button type="button" className="c-levels-link" aria-label={label} onClick={go}>
        {children}
      </button>
      <Problem error={error} onAgain={go} />
    </>
  )
}
