import type { Scope } from '../../../modules/deliberation/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { useRead } from '../reads.ts'
import { CONSOLE } from '../words.ts'
import { TOPICS } from './words.ts'

/** A scope while it is chosen. */
export type ScopeChoice = {
  by: 'compound' | 'buildings' | 'grid'
  gridId: string | null
  compoundId: string | null
  buildingIds: string[]
}
export const NO_SCOPE: ScopeChoice = { by: 'compound', gridId: null, compoundId: null, buildingIds: [] }

/** The scope as the server takes it; undefined while something is missing. */
export function scopeOf({ by, gridId, compoundId, buildingIds }: ScopeChoice): Scope | undefined {
  if (by === 'grid') return gridId ? { by, gridId } : undefined
  if (by === 'compound') return compoundId ? { by, compoundId } : undefined
  return buildingIds.length > 0 ? { by, buildingIds } : undefined
}

/** Whom a topic concerns, and how many households that are today. */
export function ScopeFields({
  choice,
  onChange,
  wasSent,
}: {
  choice: ScopeChoice
  onChange: (choice: ScopeChoice) => void
  wasSent: boolean
}) {
  const { t } = useLanguage()
  const { data } = useRead('deliberation.scopes', {})
  const scope = scopeOf(choice)
  const preview = useRead('deliberation.previewRoll', scope ? { scope } : null)
  const compound = data?.compounds.find((one) => one.id === choice.compoundId)
  const fault = wasSent && !scope ? t(CONSOLE.pleaseFill) : null
  return (
    <>
      <Choice
        label={t(TOPICS.scope)}
        options={[
          { value: 'compound', label: t(TOPICS.scopeCompound) },
          { value: 'buildings', label: t(TOPICS.scopeBuildings) },
          { value: 'grid', label: t(TOPICS.scopeGrid) },
        ]}
        value={choice.by}
        onChoose={(by) => onChange({ ...choice, by, buildingIds: [] })}
      />
      {choice.by === 'grid' ? (
        <Labelled label={t(TOPICS.scopeGrid)} fault={fault}>
          {(control) => (
            <Select
              {...control}
              showSearch
              optionFilterProp="label"
              placeholder={t(TOPICS.chooseScope)}
              value={choice.gridId}
              options={(data?.grids ?? []).map((one) => ({
                value: one.id,
                label: `${'　'.repeat(Math.max(0, one.depth - 1))}${one.name}`,
              }))}
              onChange={(gridId) => onChange({ ...choice, gridId })}
            />
          )}
        </Labelled>
      ) : (
        <Labelled label={t(TOPICS.scopeCompound)} fault={choice.compoundId ? null : fault}>
          {(control) => (
            <Select
              {...control}
              showSearch
              optionFilterProp="label"
              placeholder={t(TOPICS.chooseScope)}
              value={choice.compoundId}
              options={(data?.compounds ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(compoundId) => onChange({ ...choice, compoundId, buildingIds: [] })}
            />
          )}
        </Labelled>
      )}
      {choice.by === 'buildings' && compound ? (
        <Labelled label={t(TOPICS.buildings)} fault={fault}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              optionFilterProp="label"
              placeholder={t(TOPICS.chooseScope)}
              value={choice.buildingIds}
              options={compound.buildings.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(buildingIds) => onChange({ ...choice, buildingIds })}
            />
          )}
        </Labelled>
      ) : null}
      <Problem error={preview.problem} />
      {scope && preview.data ? (
        <Note isNews>
          {t(TOPICS.preview, {
            scope: preview.data.scopeName,
            households: preview.data.households,
            residents: preview.data.withResidents,
          })}
        </Note>
      ) : null}
    </>
  )
}
