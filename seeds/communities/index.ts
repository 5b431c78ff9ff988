import type { SampleCommunity } from '../sample.ts'
import { buildDesheng } from './desheng.ts'
import { buildJinxin } from './jinxin.ts'
import { buildShida } from './shida.ts'
import { buildShuangfulu } from './shuangfulu.ts'
import { buildTianrui } from './tianrui.ts'

/** The builders of the five featured communities by key; each gives the same value for the same seed. */
export const SAMPLE_COMMUNITIES = {
  shida: buildShida,
  desheng: buildDesheng,
  tianrui: buildTianrui,
  jinxin: buildJinxin,
  shuangfulu: buildShuangfulu,
} as const satisfies Record<string, (seed: string) => SampleCommunity>

export type SampleCommunityKey = keyof typeof SAMPLE_COMMUNITIES

/** All five, built one after the other from one seed. */
export const buildSampleCommunities = (seed: string): SampleCommunity[] =>
  Object.values(SAMPLE_COMMUNITIES).map((build) => build(seed))
