import type { Community } from '../../../modules/grids/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { isKeyOf, keysOf } from '../../kit/said.ts'
import { useTreeRead } from '../grids/use-tree.ts'
import { communitiesOf, homeOf, useMe } from '../me.ts'
import { Page } from '../parts/page.tsx'
import { Awaiting } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { hrefOf, navigate, usePlace } from '../router.tsx'
import { AbsencesPart } from './absences-part.tsx'
import { ForcePart } from './force-part.tsx'
import { HandoversPart } from './handovers-part.tsx'
import { PersonsPart } from './persons-part.tsx'
import { PostsPart } from './posts-part.tsx'
import { ReservePart } from './reserve-part.tsx'
import { RosterPart } from './roster-part.tsx'
import { SkillsPart } from './skills-part.tsx'
import { SupportersPart } from './supporters-part.tsx'
import { PEOPLE } from './words.ts'

const PARTS = {
  posts: PEOPLE.posts,
  persons: PEOPLE.persons,
  absences: PEOPLE.absences,
  handovers: PEOPLE.handovers,
  roster: PEOPLE.roster,
  force: PEOPLE.force,
  skills: PEOPLE.skills,
  reserve: PEOPLE.reserve,
  supporters: PEOPLE.supporters,
} as const

/** The people: their posts, themselves, and what the force is made of. */
export default function PeoplePage() {
  const { t } = useLanguage()
  const me = useMe()
  const { query } = usePlace()
  const read = useTreeRead(false)
  const { tree } = read
  const asked = query.get('part')
  const part = isKeyOf(PARTS, asked) ? asked : 'posts'
  const grid = tree.get(query.get('grid')) ?? homeOf(me, tree)
  const communities = communitiesOf(me, tree)
  const community =
    communities.find((one) => one.id === query.get('community')) ??
    communities.find((one) => one.id === grid?.communityId) ??
    communities[0]
  const go = (more: Record<string, string | undefined>) =>
    navigate(hrefOf('/people', { ...Object.fromEntries(query), ...more }), { replace: true })
  return (
    <Page title={t(PEOPLE.title)} isWide>
      <Awaiting read={read} lines={6} />
      <fieldset className="c-pills">
        <legend className="k-offscreen">{t(PEOPLE.parts)}</legend>
        {keysOf(PARTS).map((key) => (
          <button
            key={key}
            type="button"
            className="c-pill"
            aria-pressed={key === part}
            onClick={() => go({ part: key })}
          >
            {t(PARTS[key])}
          </button>
        ))}
      </fieldset>
      {part === 'posts' && grid ? <PostsPart grid={grid} onGrid={(id) => go({ grid: id })} /> : null}
      {part !== 'posts' && community ? (
        <>
          <WhichCommunity communities={communities} chosen={community} onChoose={(id) => go({ community: id })} />
          {part === 'persons' ? <PersonsPart key={community.id} community={community} /> : null}
          {part === 'absences' ? <AbsencesPart key={community.id} community={community} /> : null}
          {part === 'handovers' ? <HandoversPart key={community.id} community={community} /> : null}
          {part === 'skills' ? <SkillsPart key={community.id} community={community} /> : null}
          {part === 'reserve' ? <ReservePart key={community.id} community={community} /> : null}
          {part === 'roster' ? <RosterPart key={community.id} community={community} /> : null}
          {part === 'supporters' ? <SupportersPart key={community.id} community={community} /> : null}
          {part === 'force' ? <ForcePart key={community.id} community={community} /> : null}
        </>
      ) : null}
    </Page>
  )
}

type WhichCommunityProps = { communities: readonly Community[]; chosen: Community; onChoose: (id: string) => void }

/** Only for those who see several. */
function WhichCommunity({ communities, chosen, onChoose }: WhichCommunityProps) {
  const { t } = useLanguage()
  if (communities.length < 2) return null
  return (
    <Select
      className="c-narrow"
      aria-label={t(PEOPLE.community)}
      value={chosen.id}
      options={communities.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(id: string) => onChoose(id)}
    />
  )
}
