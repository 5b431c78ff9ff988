import type { SampleCommunityKey } from '../communities/index.ts'
import type { Random } from '../random.ts'
import { LEAVES, type Leaf } from '../texts/index.ts'
import type { CasePath, ReportInput } from './script.ts'

/** What is usual in one community. */
export interface Profile {
  /** Cases in three months. */
  readonly cases: number
  readonly channels: Readonly<Record<ReportInput['channel'], number>>
  /** Factors on the weights of classes (two digits) and leaves (four digits). */
  readonly factors: Readonly<Record<string, number>>
  /** Share of anonymous reports among those by code and by snapshot. */
  readonly anonymous: { readonly qr: number; readonly snap: number }
}

/** The five communities as product.md draws them. */
export const PROFILES: Readonly<Record<SampleCommunityKey, Profile>> = {
  shida: {
    cases: 600,
    channels: { qr: 48, snap: 8, member: 26, phone: 12, visit: 6 },
    factors: { '08': 1.2 },
    anonymous: { qr: 0.3, snap: 0.5 },
  },
  desheng: {
    cases: 260,
    channels: { qr: 22, snap: 8, member: 48, phone: 14, visit: 8 },
    factors: { '01': 1.4, '03': 1.3 },
    anonymous: { qr: 0.3, snap: 0.5 },
  },
  tianrui: {
    cases: 300,
    channels: { qr: 46, snap: 12, member: 28, phone: 8, visit: 6 },
    factors: { '07': 0.3, '12': 0.8, '0605': 8, '0804': 2.5, '0806': 3, '0803': 2, '0504': 0.4, '0506': 0 },
    anonymous: { qr: 0.45, snap: 0.6 },
  },
  jinxin: {
    cases: 260,
    channels: { qr: 20, snap: 42, member: 18, phone: 12, visit: 8 },
    factors: { '06': 2.4, '07': 2.2 },
    anonymous: { qr: 0.3, snap: 0.6 },
  },
  shuangfulu: {
    cases: 280,
    channels: { qr: 34, snap: 10, member: 32, phone: 16, visit: 8 },
    factors: { '05': 1.8, '06': 1.2 },
    anonymous: { qr: 0.3, snap: 0.5 },
  },
}

/** What the case is about. Class 11 comes with storms and hardly ever else. */
export const chooseLeaf = (profile: Profile, isStorm: boolean, random: Random): Leaf => {
  const factor = (code: string) => (profile.factors[code.slice(0, 2)] ?? 1) * (profile.factors[code] ?? 1)
  const weather = (code: string) => (code.startsWith('11') ? (isStorm ? 20 : 0.2) : 1)
  return random.weighted(LEAVES, ({ code, weight }) => weight * factor(code) * weather(code))
}

/** How the case goes. What cannot be for this case is left out. */
export const choosePath = (
  leaf: Leaf,
  { isByMember, isRecent }: { isByMember: boolean; isRecent: boolean },
  random: Random,
): Exclude<CasePath, 'merged'> => {
  const weights = {
    settled: leaf.spot ? (isByMember ? 120 : 22) : 0,
    straight: 100,
    asked: isByMember || leaf.hours <= 3 ? 0 : 7,
    returned: leaf.hours <= 3 || leaf.tier === 'subdistrict' ? 0 : 12,
    arbitrated: leaf.hours <= 3 || leaf.tier === 'subdistrict' ? 0 : 2,
    reworked: 5,
    discontent: isByMember ? 0 : 3,
    reopened: isByMember ? 0 : 7,
    rejected: isByMember || leaf.hours <= 3 ? 0 : 7,
    withdrawn: isByMember || leaf.hours <= 3 ? 0 : 3,
    stuck: isRecent ? 22 : 0,
  } satisfies Record<Exclude<CasePath, 'merged'>, number>
  return random.weighted(PATHS, (path) => weights[path])
}

const PATHS = [
  'settled',
  'straight',
  'asked',
  'returned',
  'arbitrated',
  'reworked',
  'discontent',
  'reopened',
  'rejected',
  'withdrawn',
  'stuck',
] as const
