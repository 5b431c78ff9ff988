import { randomUUID } from 'node:crypto'
import type { ServerActor } from '../platform/access.ts'
import { cityDivisions } from '../seeds/divisions.ts'
import { OperatorError } from './config.ts'
import type { Running } from './running.ts'
import { setUpDistrict } from './set-up.ts'

const OPERATOR: ServerActor = { kind: 'system', name: 'operator' }

/** Founds the official subdistricts and communities of a city (4 digits, Chengdu is 5101). Those that are there already stay as they are. */
export async function loadDivisions(running: Running, city: string, say: (line: string) => void): Promise<void> {
  if (!/^\d{4}$/.test(city))
    throw new OperatorError('城市编码是 4 位数字,例如成都 5101。A city has 4 digits, for instance 5101 for Chengdu.', 2)
  const { districts, subdistricts, communities } = await cityDivisions(city)
  if (communities.length === 0) throw new OperatorError(`没有编码为 ${city} 的城市。There is no city ${city}.`)
  const names = new Map(districts.map((one) => [one.code, one.name]))
  const streets = new Map(subdistricts.map((one) => [one.code, one]))
  const there = await running.house.db.pool.query<{ code: string }>('SELECT code FROM communities')
  const known = new Set(there.rows.map((row) => row.code))
  for (const district of districts)
    await setUpDistrict(running, Number(district.code) * 1000, running.house.clock.now())
  const found = async (
    code: string,
    name: string,
    subdistrict: { code: string; name: string; districtCode: string },
  ) => {
    if (known.has(code)) return
    const input = {
      code,
      name,
      subdistrictName: subdistrict.name,
      districtName: names.get(subdistrict.districtCode) ?? '',
    }
    await running.house.run(
      'grids.foundCommunity',
      { commandId: randomUUID(), tenant: Number(subdistrict.code), input },
      OPERATOR,
    )
  }
  for (const street of subdistricts) await found(`${street.code}000`, street.name, street)
  let done = 0
  for (const community of communities) {
    const street = streets.get(community.subdistrictCode)
    if (street) await found(community.code, community.name, street)
    if (++done % 500 === 0) say(`  ${done}/${communities.length}`)
  }
  say(
    `✓ ${districts.length} 个区县、${subdistricts.length} 个街道、${communities.length} 个社区。${districts.length} districts, ${subdistricts.length} subdistricts, ${communities.length} communities.`,
  )
}
