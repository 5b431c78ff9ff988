import type { Grid } from '../../../modules/grids/contract.ts'
import { Facts } from '../../kit/components/facts.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import { useMe } from '../me.ts'
import { GRID } from './words.ts'

/** What one grid is: my post in it, its households, its code. */
export function GridCard({ grid }: { grid: Grid }) {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  const roles = me.grants.filter((grant) => grant.gridId === grid.id).map((grant) => roleName(grant.role, speech))
  return (
    <section className="k-card">
      <Facts
        rows={[
          { label: t(GRID.myRole), value: roles.join(' · ') },
          { label: t(GRID.households), value: t(GRID.householdCount, { count: grid.households }) },
          { label: t(GRID.code), value: grid.code },
        ]}
      />
    </section>
  )
}
