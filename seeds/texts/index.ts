import { FIRE_GAS_POWER } from './class-01.ts'
import { PUBLIC_SAFETY } from './class-02.ts'
import { SANITATION } from './class-03.ts'
import { PUBLIC_WORKS } from './class-04.ts'
import { ESTATES } from './class-05.ts'
import { DISPUTES } from './class-06.ts'
import { CARE } from './class-07.ts'
import { SERVICES } from './class-08.ts'
import { CITY_ORDER } from './class-09.ts'
import { HEALTH } from './class-10.ts'
import { DISASTERS } from './class-11.ts'
import { VOICES } from './class-12.ts'
import type { Leaf } from './leaf.ts'

export type { Leaf, Tale } from './leaf.ts'

/** All leaves of the category tree with their texts, in the order of codes. */
export const LEAVES: readonly Leaf[] = [
  ...FIRE_GAS_POWER,
  ...PUBLIC_SAFETY,
  ...SANITATION,
  ...PUBLIC_WORKS,
  ...ESTATES,
  ...DISPUTES,
  ...CARE,
  ...SERVICES,
  ...CITY_ORDER,
  ...HEALTH,
  ...DISASTERS,
  ...VOICES,
]
