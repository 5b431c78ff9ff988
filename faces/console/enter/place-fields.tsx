import { Input } from 'antd'
import type { Grid } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { BuildingSelect } from '../parts/building-select.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Choice, Labelled } from '../parts/labelled.tsx'
import { Note, Problem } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import type { Fields } from '../parts/use-fields.ts'
import { useRead } from '../reads.ts'
import type { EnterField } from './enter-input.ts'
import { ENTER } from './words.ts'

export type PartProps = { fields: Fields<EnterField>; faultOf: (name: EnterField) => string | null }

/** Where it is: by house, by printed code, or by grid and words. */
export function PlaceFields({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  const where = fields.get('where')
  return (
    <>
      <Choice
        label={t(ENTER.where)}
        options={[
          { value: 'house', label: t(ENTER.byHouse) },
          { value: 'code', label: t(ENTER.byCode) },
          { value: 'grid', label: t(ENTER.byGrid) },
        ]}
        value={where}
        onChoose={(value) => fields.set('where', value)}
      />
      {where === 'code' ? <ByCode fields={fields} faultOf={faultOf} /> : null}
      {where === 'code' ? null : <WhichGrid fields={fields} faultOf={faultOf} />}
      {where === 'house' && fields.get('gridId') ? <House fields={fields} faultOf={faultOf} /> : null}
      {where === 'house' && fields.get('householdId') ? null : <Detail fields={fields} faultOf={faultOf} />}
    </>
  )
}

const isBelowStreet = (grid: Grid) => grid.level !== 'district' && grid.level !== 'subdistrict'

function WhichGrid({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  return (
    <Labelled label={t(ENTER.grid)} fault={faultOf('gridId')}>
      {(control) => (
        <GridPicker
          control={control}
          among={isBelowStreet}
          placeholder={t(ENTER.chooseGrid)}
          value={fields.get('gridId') || null}
          onChange={(gridId) => {
            fields.set('gridId', gridId ?? '')
            fields.set('buildingId', '')
            fields.set('householdId', '')
          }}
        />
      )}
    </Labelled>
  )
}

function House({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  const [gridId, buildingId] = [fields.get('gridId'), fields.get('buildingId')]
  const buildings = useRead('grids.buildings', { gridId })
  const households = useRead('grids.households', buildingId ? { buildingId } : null)
  if (buildings.data?.buildings.length === 0) return <Note>{t(ENTER.noBuildings)}</Note>
  return (
    <div className="c-columns">
      <Problem error={buildings.problem ?? households.problem} />
      <Labelled label={t(ENTER.building)} fault={faultOf('buildingId')}>
        {(control) => (
          <BuildingSelect
            control={control}
            buildings={buildings.data?.buildings}
            placeholder={t(ENTER.chooseBuilding)}
            value={buildingId || null}
            onChange={(id) => {
              fields.set('buildingId', id)
              fields.set('householdId', '')
            }}
          />
        )}
      </Labelled>
      {buildingId ? (
        <Labelled label={t(ENTER.household)} isOptional>
          {(control) => (
            <Select
              {...control}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              loading={households.isFetching}
              placeholder={t(ENTER.chooseHousehold)}
              value={fields.get('householdId') || null}
              options={households.data?.households.map((one) => ({
                value: one.id,
                label: t(ENTER.room, { entrance: one.entranceName, room: one.room }),
              }))}
              onChange={(id) => fields.set('householdId', id ?? '')}
            />
          )}
        </Labelled>
      ) : null}
    </div>
  )
}

const SHORTEST_CODE = 8

function ByCode({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  const code = fields.get('code').trim().toUpperCase()
  const { data, problem } = useRead('intake.openPlace', code.length >= SHORTEST_CODE ? { code } : null)
  return (
    <>
      <Labelled label={t(ENTER.code)} hint={t(ENTER.codeHint)} fault={faultOf('code')}>
        {(control) => (
          <Input
            {...control}
            className="c-code"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            value={fields.get('code')}
            onChange={(event) => fields.set('code', event.target.value)}
          />
        )}
      </Labelled>
      <Problem error={problem} />
      {data?.state === 'active' ? (
        <Note tone="success" isNews>
          {t(ENTER.codeFound, { place: data.placeName, grid: data.gridName })}
        </Note>
      ) : null}
      {data?.state === 'revoked' ? (
        <Note tone="warning" isNews>
          {t(ENTER.codeRevoked)}
        </Note>
      ) : null}
    </>
  )
}

function Detail({ fields, faultOf }: PartProps) {
  const { t } = useLanguage()
  return (
    <Labelled
      label={t(ENTER.detail)}
      hint={t(ENTER.detailHint)}
      isOptional={fields.get('where') !== 'grid'}
      fault={faultOf('detail')}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={120}
          value={fields.get('detail')}
          onChange={(event) => fields.set('detail', event.target.value)}
        />
      )}
    </Labelled>
  )
}
