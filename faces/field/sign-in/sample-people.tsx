import { ChoiceButton } from '../../kit/components/choice-button.tsx'
import { useLanguage } from '../../kit/language.ts'
import { roleName } from '../../kit/role-name.ts'
import type { SamplePerson } from '../start.ts'
import { SIGN_IN } from './words.ts'

/** Invented people to sign in as, on a server that holds a sample. */
export function SamplePeople({
  people,
  onChoose,
}: {
  people: readonly SamplePerson[]
  onChoose: (person: SamplePerson) => void
}) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <section className="k-stack" aria-labelledby="sample-people">
      <div>
        <h2 id="sample-people" className="k-small-title">
          {t(SIGN_IN.sampleTitle)}
        </h2>
        <p className="k-soft">{t(SIGN_IN.sampleNote)}</p>
      </div>
      <ul className="k-options">
        {people.map((person) => (
          <li key={person.login}>
            <ChoiceButton
              name={person.name}
              note={[roleName(person.role, speech), person.place].filter(Boolean).join(' · ')}
              isChosen={false}
              onPress={() => onChoose(person)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
