import type { SampleCommunityKey } from '../communities/index.ts'
import type { Random } from '../random.ts'
import { LEAVES, type Leaf } from '../texts/index.ts'
import { REJECTIONS } from '../texts/phrases.ts'
import type { CasePath, ReportInput, StepInputs } from './script.ts'
import { isWish, type Plot } from './words.ts'

/** What is usual in one community. */
export interface Profile {
  /** Cases in three months. */
  readonly cases: number
  readonly channels: Readonly<Record<ReportInput['channel'], number>>
  /** Factors on the weights of classes (two digits) and leaves (four digits). */
  readonly factors: Readonly<Record<string, number>>
  /** Shares: triage done by the main-grid lead and not the desk; the community's matters handled by its committee. */
  readonly leadTriages: number
  readonly committeeHandles: number
  /** Share of anonymous reports among those by code and by snapshot. */
  readonly anonymous: { readonly qr: number; readonly snap: number }
}

/** The five communities as product.md draws them. */
export const PROFILES: Readonly<Record<SampleCommunityKey, Profile>> = {
  shida: {
    cases: 600,
    channels: { qr: 48, snap: 8, member: 26, phone: 12, visit: 6 },
    factors: { '08': 1.2 },
    leadTriages: 0.07,
    committeeHandles: 0.35,
    anonymous: { qr: 0.3, snap: 0.5 },
  },
  desheng: {
    cases: 260,
    channels: { qr: 22, snap: 8, member: 48, phone: 14, visit: 8 },
    factors: { '01': 1.4, '03': 1.3 },
    leadTriages: 0.6,
    committeeHandles: 0.85,
    anonymous: { qr: 0.3, snap: 0.5 },
  },
  tianrui: {
    cases: 300,
    channels: { qr: 46, snap: 12, member: 28, phone: 8, visit: 6 },
    factors: {
      '07': 0.3,
      '12': 0.8,
      '0801': 0.4,
      '0805': 0.2,
      '0808': 0.3,
      '0502': 0.3,
      '0505': 0.5,
      '0605': 8,
      '0804': 2.5,
      '0806': 3,
      '0803': 2,
      '0504': 0.4,
      '0506': 0,
    },
    leadTriages: 0.07,
    committeeHandles: 0.35,
    anonymous: { qr: 0.45, snap: 0.6 },
  },
  jinxin: {
    cases: 260,
    channels: { qr: 20, snap: 42, member: 18, phone: 12, visit: 8 },
    factors: { '06': 2.4, '07': 2.2 },
    leadTriages: 0.07,
    committeeHandles: 0.35,
    anonymous: { qr: 0.3, snap: 0.6 },
  },
  shuangfulu: {
    cases: 280,
    channels: { qr: 34, snap: 10, member: 32, phone: 16, visit: 8 },
    factors: { '05': 1.8, '06': 1.2 },
    leadTriages: 0.1,
    committeeHandles: 0.3,
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
  { leaf, tale }: Plot,
  { isByMember, isRecent }: { isByMember: boolean; isRecent: boolean },
  random: Random,
): Exclude<CasePath, 'merged'> => {
  const isSlow = leaf.hours > 3
  const isTrouble = !isWish(leaf)
  const isThanks = leaf.natures[0] === 'thanks'
  const weights = {
    settled: tale.spot === null ? 0 : isByMember ? 400 : 110,
    straight: 100,
    asked: !isByMember && isSlow && !isThanks ? 7 : 0,
    returned: isTrouble && isSlow && leaf.tier !== 'subdistrict' ? 11 : 0,
    arbitrated: isTrouble && isSlow && leaf.tier !== 'subdistrict' ? 2.5 : 0,
    escalated: isTrouble && isSlow && leaf.tier === 'community' ? 6 : 0,
    extended: isTrouble && leaf.hours > 6 && leaf.tier !== 'subdistrict' ? 5 : 0,
    deferred: isTrouble && leaf.mayLinger && leaf.tier !== 'subdistrict' ? 14 : 0,
    assisted: isTrouble && isSlow && leaf.tier !== 'subdistrict' ? 8 : 0,
    watched: isTrouble && isSlow && leaf.tier !== 'subdistrict' ? 4 : 0,
    reworked: isTrouble ? 5 : 0,
    discontent: isTrouble && !isByMember ? 4 : 0,
    reopened: isTrouble && !isByMember ? 8 : 0,
    rejected: !isByMember && isSlow && !isThanks ? 7 : 0,
    withdrawn: !isByMember && isSlow && !isThanks ? 4 : 0,
    stuck: isRecent ? 9 : 0,
  } satisfies Record<Exclude<CasePath, 'merged'>, number>
  return random.weighted(PATHS, (path) => weights[path])
}

/** Why such a report would be rejected, and with what words. */
export const chooseRejection = (leaf: Leaf, random: Random): StepInputs['reject'] => {
  const reasons: (keyof typeof REJECTIONS)[] = ['no_substance']
  if (leaf.where === 'road') reasons.push('out_of_area')
  if (leaf.code.startsWith('06')) reasons.push('legal_process', 'malicious_repeat')
  if (leaf.code.startsWith('02')) reasons.push('police_matter')
  if (leaf.natures[0] === 'complaint') reasons.push('malicious_repeat')
  if (['0404', '0405', '0905'].includes(leaf.code)) reasons.push('other')
  const reason = random.pick(reasons)
  return { reason, answer: REJECTIONS[reason] }
}

const PATHS = [
  'settled',
  'straight',
  'asked',
  'returned',
  'arbitrated',
  'escalated',
  'extended',
  'deferred',
  'assisted',
  'watched',
  'reworked',
  'discontent',
  'reopened',
  'rejected',
  'withdrawn',
  'stuck',
] as const
