import { useState } from 'react'
import type { Skill } from '../../../modules/people/contract.ts'
import { SKILL_WORDS } from '../../../modules/people/words.ts'
import { Button } from '../../kit/components/button.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { keysOf } from '../../kit/said.ts'
import { useAct } from '../acts.ts'
import { useMe } from '../me.ts'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { SKILLS } from './skills-words.ts'

/** What one can do for the neighbours, by one's own ticks. */
export function SkillsPage() {
  const { t } = useLanguage()
  const me = useMe()
  const { data, error, reload } = useRead('people.mySkills', {})
  const set = useAct('people.setSkills')
  const [ticked, setTicked] = useState<readonly Skill[] | null>(null)
  const [isSaved, setSaved] = useState(false)
  const skills = ticked ?? data?.skills ?? []
  const toggle = (skill: Skill, isOn: boolean) => {
    setSaved(false)
    setTicked(isOn ? [...skills, skill] : skills.filter((one) => one !== skill))
  }
  const save = async () => {
    if (await set.run({ personId: me.personId, skills: [...skills], agrees: true })) setSaved(true)
  }
  return (
    <Screen
      title={t(SKILLS.title)}
      onBack={() => back('me')}
      action={
        <Button look="main" isWide isBusy={set.isBusy} onPress={save}>
          {t(SKILLS.save)}
        </Button>
      }
    >
      <p className="k-soft">{t(SKILLS.lead)}</p>
      <ErrorNotice error={error ?? set.error} onAgain={reload} />
      {isSaved ? (
        <Notice tone="good" isNews>
          {t(SKILLS.saved)}
        </Notice>
      ) : null}
      {data || error ? null : <Loading />}
      <fieldset>
        <legend className="k-label">{t(SKILLS.which)}</legend>
        <div className="k-options">
          {keysOf(SKILL_WORDS).map((skill) => (
            <label key={skill} className="k-option" data-chosen={skills.includes(skill) ? '' : undefined}>
              <input
                type="checkbox"
                checked={skills.includes(skill)}
                onChange={(event) => toggle(skill, event.currentTarget.checked)}
              />
              <span>
                <strong>{t(SKILL_WORDS[skill])}</strong>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </Screen>
  )
}
