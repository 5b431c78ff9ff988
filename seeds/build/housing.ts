import type { Random } from '../random.ts'

/** One building: storeys, stair entrances, doors on each floor of an entrance. */
export interface BuildingForm {
  readonly floors: number
  readonly entrances: number
  readonly doors: number
}

export type CompoundKind =
  | '商品房小区'
  | '老旧院落'
  | '拆迁安置小区'
  | '单位宿舍'
  | '保障性住房'
  | '集体宿舍'
  | '沿街商铺'

/** What stands on the ground of one micro grid; 30 to 100 doors together, the size the city's guidance asks for. */
export type MicroForm = readonly BuildingForm[]

/** Buildings of one micro grid in a compound of the given kind. */
export const chooseMicroForm = (kind: CompoundKind, random: Random): MicroForm => random.pick(FORMS[kind])

/** Doors of a micro grid. */
export const countDoors = (form: MicroForm): number =>
  form.reduce((sum, { floors, entrances, doors }) => sum + floors * entrances * doors, 0)

const building = (floors: number, entrances: number, doors: number): BuildingForm => ({ floors, entrances, doors })

const FORMS: Readonly<Record<CompoundKind, readonly MicroForm[]>> = {
  商品房小区: [
    [building(18, 1, 4)],
    [building(11, 2, 2)],
    [building(17, 2, 2)],
    [building(24, 1, 3)],
    [building(11, 1, 3), building(11, 1, 3)],
    [building(7, 3, 2), building(7, 2, 2)],
  ],
  老旧院落: [
    [building(6, 4, 2)],
    [building(6, 3, 2), building(5, 2, 2)],
    [building(7, 2, 2), building(7, 2, 2)],
    [building(6, 2, 2), building(6, 2, 2), building(4, 2, 2)],
  ],
  拆迁安置小区: [
    [building(6, 5, 2)],
    [building(11, 2, 3)],
    [building(6, 3, 2), building(6, 3, 2)],
    [building(18, 1, 4)],
  ],
  单位宿舍: [[building(6, 4, 2)], [building(5, 3, 2), building(5, 3, 2)], [building(7, 3, 2)]],
  保障性住房: [[building(16, 1, 5)], [building(18, 1, 5)], [building(11, 2, 4)]],
  集体宿舍: [[building(6, 1, 16)]],
  沿街商铺: [[building(2, 1, 20)], [building(2, 1, 18), building(1, 1, 14)]],
}
