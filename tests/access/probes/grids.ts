import type { Ground } from '../fixture.ts'
import { aHousehold, fresh, householdRow, listed, ONE_GRID, type Probe, preview } from './shared.ts'

export const QUERIES: Readonly<Record<string, Probe>> = {
  'grids.tree': {
    input: () => ({}),
    shows: (answer, { here, beside }) => {
      const ids = (answer as { grids: { id: string }[] }).grids.map((grid) => grid.id)
      return `${here.micro.filter((id) => ids.includes(id)).length} of 4 micro grids here, ${beside.micro.filter((id) => ids.includes(id)).length} beside`
    },
  },
  'grids.buildings': { input: ({ here }) => ({ gridId: here.micro[0] }), shows: listed('buildings') },
  'grids.households': { input: ({ here }) => ({ buildingId: here.buildingId }), shows: listed('households') },
  'grids.codes': { input: ({ here }) => ({ communityId: here.communityId }), shows: listed('codes') },
  'grids.missingCodes': {
    input: ({ here }) => ({ communityId: here.communityId, gridId: here.mainGridId }),
    shows: listed('missing'),
  },
  'grids.printRuns': { input: ({ here }) => ({ communityId: here.communityId }) },
  'grids.codeFigures': {
    input: ({ here }) => ({ communityId: here.communityId, from: '2026-01-01', to: '2026-01-31', by: 'code' }),
    shows: listed('lines'),
  },
  'grids.locatePoint': { input: () => ({ point: { lng: 104.2005, lat: 30.6205, crs: 'WGS84' } }) },
  'grids.import': {
    input: async ({ house, here }) => ({ importId: (await preview(house, here)).id }),
  },
  'grids.searchHouseholds': {
    input: async (ground) => {
      await aHousehold(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('households'),
  },
  'grids.household': { input: async (ground) => ({ householdId: await aHousehold(ground) }) },
  'grids.corrections': {
    input: async (ground) => {
      await corrected(ground)
      return { gridId: ground.here.micro[0] }
    },
    shows: listed('corrections'),
  },
}

export const COMMANDS: Readonly<Record<string, Probe>> = {
  'grids.addHousehold': {
    input: async (ground) => ({
      householdId: crypto.randomUUID(),
      entranceId: (await householdRow(ground)).entrance_id,
      room: `9${fresh()}`,
      floor: 9,
      reason: 'seen',
    }),
  },
  'grids.correctHousehold': { input: (ground) => aCorrection(ground) },
  'grids.verifyHousehold': { input: async (ground) => ({ householdId: await aHousehold(ground) }) },
  'grids.undoCorrection': { input: async (ground) => ({ correctionId: await corrected(ground) }) },
  'grids.foundCommunity': {
    input: () => ({
      code: `510112002${String(300 + fresh()).padStart(3, '0')}`,
      name: '新社区',
      subdistrictName: '大面街道',
      districtName: '龙泉驿区',
    }),
  },
  'grids.drawGrid': {
    input: ({ here }) => ({
      communityId: here.communityId,
      parentId: here.ordinary[0],
      level: 'micro',
      name: `新微网格${fresh()}`,
    }),
  },
  'grids.redrawGrid': { input: ({ here }) => ({ gridId: here.micro[0], name: `第一微网格${fresh()}` }) },
  'grids.registerBuildings': {
    input: ({ here }) => ({
      communityId: here.communityId,
      buildings: [
        { compound: null, name: `${fresh()}幢`, gridId: here.micro[0], lng: 104.2005, lat: 30.6205, entrances: [] },
      ],
    }),
  },
  'grids.moveBuilding': {
    input: async (ground) => {
      await standsInFirst(ground)
      return { buildingId: ground.here.buildingId, toGridId: ground.here.micro[1] }
    },
    after: standsInFirst,
  },
  'grids.moveHousehold': {
    input: async (ground) => ({ householdId: await aHousehold(ground), toGridId: ground.here.micro[1] }),
    after: async (ground) => void (await aHousehold(ground)),
  },
  'grids.issueCodes': {
    input: ({ here }) => ({
      communityId: here.communityId,
      places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: `公示牌${fresh()}` }],
    }),
  },
  'grids.issueMissingCodes': {
    input: ({ here }) => ({ communityId: here.communityId, gridId: here.micro[0], kind: 'grid_board' }),
  },
  'grids.printCodes': {
    input: ({ here }) => ({
      communityId: here.communityId,
      gridId: here.micro[0],
      form: 'poster',
      which: { by: 'kind', kind: null, isNew: false },
    }),
  },
  'grids.revokeCode': {
    input: async ({ house, here }) => {
      const { codes } = (await house.running.house.run(
        'grids.issueCodes',
        {
          commandId: crypto.randomUUID(),
          tenant: here.tenant,
          input: {
            communityId: here.communityId,
            places: [{ kind: 'grid_board', gridId: here.micro[0], placeName: `待废${fresh()}` }],
          },
        },
        { kind: 'system', name: 'test' },
      )) as { codes: { id: string }[] }
      return { codeId: codes[0].id, reason: '牌子坏了' }
    },
  },
  'grids.previewImport': {
    input: ({ here }) => ({ communityId: here.communityId, kind: 'grids', fileName: 'g.geojson', content: ONE_GRID }),
  },
  'grids.runImport': { input: async ({ house, here }) => ({ importId: (await preview(house, here)).id }) },
}

/** The building is of the first micro grid, wherever an attempt has moved it. */
async function standsInFirst({ house, here }: Ground): Promise<void> {
  const input = { buildingId: here.buildingId, toGridId: here.micro[0] }
  await house.run('grids.moveBuilding', input, { as: { kind: 'system', name: 'test' }, tenant: here.tenant })
}

/** The number of people, corrected from what stands there now. */
async function aCorrection(ground: Ground) {
  const { house, here } = ground
  const householdId = await aHousehold(ground)
  const { known } = await house.ask('grids.household', { householdId }, { as: here.lead, tenant: here.tenant })
  return {
    correctionId: crypto.randomUUID(),
    householdId,
    change: { field: 'people' as const, value: fresh() % 90 },
    sawVersion: known.people.version,
    reason: 'seen' as const,
  }
}

/** A correction that was made. */
async function corrected(ground: Ground): Promise<string> {
  const { house, here } = ground
  const input = await aCorrection(ground)
  await house.run('grids.correctHousehold', input, { as: here.lead, tenant: here.tenant })
  return input.correctionId
}
