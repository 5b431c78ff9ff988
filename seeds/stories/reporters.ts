import { inventName, inventPhone } from '../names.ts'
import type { Random } from '../random.ts'
import type { SampleCommunity } from '../sample.ts'
import { LEAVES, type Leaf } from '../texts/index.ts'
import type { Duties, Seat } from './duties.ts'
import type { Profile } from './profiles.ts'
import type { ReportInput, StepActor, StepCaller } from './script.ts'
import { inPost, REPORTER } from './story.ts'
import { type Plot, tellReport, type Voice } from './words.ts'

/** A report and who makes it. */
export interface Told {
  readonly by: StepActor
  readonly input: ReportInput
  readonly voice: Voice
  /** The member who reports; null for anybody outside. */
  readonly member: Seat | null
}

/** Lets people of a community report. */
export interface Reporters {
  tell(plot: Plot, random: Random): Told
}

/** Prepares the residents and members of a community. `series` numbers the phones of callers who are not registered. */
export const gatherReporters = (
  community: SampleCommunity,
  duties: Duties,
  profile: Profile,
  series: number,
): Reporters => {
  const withPost = new Set(community.holders.map(({ personKey }) => personKey))
  const gridOfHousehold = new Map(community.households.map(({ key, gridKey }) => [key, gridKey]))
  const people = new Map(community.people.map((person) => [person.key, person]))
  const residents = community.residences
    .filter(({ personKey }) => !withPost.has(personKey))
    .map(({ personKey, householdKey }) => ({ personKey, gridKey: gridOfHousehold.get(householdKey) }))
  let strangers = 0

  const resident = (gridKey: string, random: Random): StepCaller => {
    const around = residents.filter((one) => one.gridKey === gridKey)
    const { personKey } = random.pick(around.length > 0 && random.chance(0.8) ? around : residents)
    const person = people.get(personKey)
    return { personKey, name: person?.name ?? '', phone: person?.phone ?? null }
  }
  const stranger = (random: Random): StepCaller => {
    strangers += 1
    const name = inventName(random, random.chance(0.5) ? 'female' : 'male')
    return { personKey: null, name, phone: random.chance(0.8) ? inventPhone(series, strangers) : null }
  }
  const chooseChannel = (leaf: Leaf, random: Random): ReportInput['channel'] => {
    const channels = Object.entries(profile.channels).map(([channel, weight]) => ({ channel, weight }))
    const { channel } = random.weighted(channels, ({ weight }) => weight)
    const isChannel = (name: string): name is ReportInput['channel'] => name in profile.channels
    if (leaf.natures[0] === 'tip_off' && random.chance(0.5)) return 'snap'
    if (leaf.natures[0] === 'thanks' && channel === 'member') return 'qr'
    return isChannel(channel) ? channel : 'qr'
  }

  const byMember = (plot: Plot, random: Random): Told => {
    const { leaf, spot } = plot
    const member = random.pick(duties.onTheGround(spot.gridKey))
    const text = tellReport(plot, 'member', random)
    const categoryCode = random.chance(0.85) ? leaf.code : null
    const nature = random.pick(leaf.natures)
    const input = {
      channel: 'member',
      text,
      place: spot.byRegister,
      categoryCode,
      nature,
      reporter: null,
      onBehalfOf: null,
    } as const
    return { by: inPost(member), input, voice: 'member', member }
  }
  const atDesk = (channel: 'phone' | 'visit', plot: Plot, random: Random): Told => {
    const { leaf, spot } = plot
    const desk = duties.choose(spot.gridKey, 'desk_officer', random)
    if (!desk) throw new Error('a community has a desk')
    const reporter = random.chance(0.6) ? resident(spot.gridKey, random) : stranger(random)
    const onBehalfOf = leaf.where === 'home' && random.chance(0.25) ? stranger(random) : null
    const text = tellReport(plot, channel, random)
    const categoryCode = random.chance(0.7) ? leaf.code : null
    const input = {
      channel,
      text,
      place: spot.byRegister,
      categoryCode,
      nature: random.pick(leaf.natures),
      reporter,
      onBehalfOf,
    }
    return { by: inPost(desk), input, voice: channel, member: null }
  }
  const byResident = (channel: 'qr' | 'snap', plot: Plot, random: Random): Told => {
    const { leaf, spot } = plot
    const isTipOff = leaf.natures[0] === 'tip_off'
    const isAnonymous = random.chance(isTipOff ? 0.85 : profile.anonymous[channel])
    const place = channel === 'qr' ? (spot.byCode ?? spot.byPoint) : spot.byPoint
    const input = {
      channel,
      text: tellReport(plot, 'resident', random),
      place,
      categoryCode: guessCategory(leaf, random),
      nature: random.chance(0.6) ? random.pick(leaf.natures) : 'other',
      reporter: isAnonymous ? null : resident(spot.gridKey, random),
      onBehalfOf: null,
    } as const
    return { by: REPORTER, input, voice: 'resident', member: null }
  }

  return {
    tell: (plot, random) => {
      const channel = chooseChannel(plot.leaf, random)
      if (channel === 'member') return byMember(plot, random)
      if (channel === 'phone' || channel === 'visit') return atDesk(channel, plot, random)
      return byResident(channel, plot, random)
    },
  }
}

/** Half of the residents choose a category, one in ten of them a neighbour of the right one. */
const guessCategory = (leaf: Leaf, random: Random): string | null => {
  if (random.chance(0.5)) return null
  if (random.chance(0.9)) return leaf.code
  return random.pick(LEAVES.filter(({ code }) => code.slice(0, 2) === leaf.code.slice(0, 2))).code
}
