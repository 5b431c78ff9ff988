import { Button } from 'antd'
import { useState } from 'react'
import type { Community } from '../../../modules/grids/contract.ts'
import type { Skill } from '../../../modules/people/contract.ts'
import { ROLE_WORDS, SKILL_WORDS } from '../../../modules/people/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useTree } from '../grids/use-tree.ts'
import { Dialog } from '../parts/dialog.tsx'
import { GridPicker } from '../parts/grid-picker.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Empty } from '../parts/said.tsx'
import { Select } from '../parts/select.tsx'
import { refresh, useRead } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { PersonPicker } from './person-picker.tsx'
import { SKILLS_PART } from './skills-words.ts'

/** Who can do something, the nearest to a grid first. */
export function SkillsPart({ community }: { community: Community }) {
  const { t } = useLanguage()
  const tree = useTree()
  const main = tree.all.find((grid) => grid.communityId === community.id && grid.level === 'main')
  const [skill, setSkill] = useState<Skill>('first_aid')
  const [gridId, setGrid] = useState<string | null>(main?.id ?? null)
  const [isSetting, setSetting] = useState(false)
  const read = useRead(
    'people.searchSkills',
    gridId ? { communityId: community.id, skill, nearGridId: gridId } : null,
    { keepsFormer: true },
  )
  const persons = read.data?.persons ?? []
  return (
    <Card title={t(SKILLS_PART.title)} tools={<Button onClick={() => setSetting(true)}>{t(SKILLS_PART.set)}</Button>}>
      <p className="c-hint">{t(SKILLS_PART.lead)}</p>
      <div className="c-tools">
        <Select
          className="c-narrow"
          aria-label={t(SKILLS_PART.skill)}
          value={skill}
          options={keysOf(SKILL_WORDS).map((key) => ({ value: key, label: t(SKILL_WORDS[key]) }))}
          onChange={setSkill}
        />
        <GridPicker
          className="c-narrow"
          placeholder={t(SKILLS_PART.near)}
          value={gridId}
          onChange={(id) => id && setGrid(id)}
        />
      </div>
      <Awaiting read={read} lines={3} />
      {read.data && persons.length === 0 ? (
        <Empty title={t(SKILLS_PART.none)}>
          <p>{t(SKILLS_PART.noneText)}</p>
        </Empty>
      ) : null}
      {persons.length > 0 ? (
        <table className="c-table">
          <thead>
            <tr>
              <th scope="col">{t(SKILLS_PART.name)}</th>
              <th scope="col">{t(SKILLS_PART.post)}</th>
              <th scope="col">{t(SKILLS_PART.distance)}</th>
              <th scope="col">{t(SKILLS_PART.all)}</th>
            </tr>
          </thead>
          <tbody>
            {persons.map((one) => (
              <tr key={one.personId}>
                <th scope="row">
                  {one.name} <small className="c-hint">{one.phoneMasked}</small>
                </th>
                <td data-title={t(SKILLS_PART.post)}>
                  {one.role ? `${one.gridName} ${t(ROLE_WORDS[one.role])}` : t(SKILLS_PART.noPost)}
                </td>
                <td data-title={t(SKILLS_PART.distance)}>
                  {one.metres === null ? t(SKILLS_PART.unknown) : t(SKILLS_PART.metres, { metres: one.metres })}
                </td>
                <td data-title={t(SKILLS_PART.all)}>{one.skills.map((key) => t(SKILL_WORDS[key])).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {isSetting ? <SetSkills community={community} onClose={() => setSetting(false)} /> : null}
    </Card>
  )
}

function SetSkills({ community, onClose }: { community: Community; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('people.setSkills')
  const [personId, setPerson] = useState<string | null>(null)
  const [skills, setSkills] = useState<Skill[]>([])
  const [agrees, setAgrees] = useState(false)
  const [wasSent, setSent] = useState(false)
  const send = async () => {
    setSent(true)
    if (!personId || !agrees || !(await act.run({ personId, skills, agrees }))) return
    refresh('people.')
    onClose()
  }
  return (
    <Dialog
      title={t(SKILLS_PART.set)}
      onClose={onClose}
      submit={{ label: t(SKILLS_PART.save), onSubmit: send, isBusy: act.isBusy }}
      error={act.error}
    >
      <PersonPicker
        communityId={community.id}
        value={personId}
        onChange={setPerson}
        fault={wasSent && !personId ? t(CONSOLE.pleaseChoose) : null}
      />
      <Labelled label={t(SKILLS_PART.all)} hint={t(SKILLS_PART.setHint)}>
        {(control) => (
          <Select<Skill[]>
            {...control}
            mode="multiple"
            value={skills}
            options={keysOf(SKILL_WORDS).map((key) => ({ value: key, label: t(SKILL_WORDS[key]) }))}
            onChange={setSkills}
          />
        )}
      </Labelled>
      <label>
        <input type="checkbox" checked={agrees} onChange={(event) => setAgrees(event.target.checked)} />{' '}
        {t(SKILLS_PART.agrees)}
      </label>
      {wasSent && !agrees ? (
        <p className="c-fault" role="alert">
          {t(SKILLS_PART.agreesMissing)}
        </p>
      ) : null}
    </Dialog>
  )
}
