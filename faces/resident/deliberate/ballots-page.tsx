import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { Button } from '../../kit/components/button.tsx'
import { Field } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import { tidyCode } from '../../kit/place-code.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import { TALK } from './words.ts'

type Ballots = OutputOf<Queries['deliberation.ballots']>

/** Every published ballot: find one's own by the receipt, take all of them away and count again. */
export function BallotsPage({ topicId }: { topicId: string }) {
  const { t } = useLanguage()
  const { data, error, reload } = useAsk('deliberation.ballots', { topicId })
  return (
    <Screen title={t(TALK.ballotsTitle)} kicker={data?.title} onBack={() => go(`deliberate/${topicId}`)}>
      <ErrorNotice error={error} onAgain={reload} />
      {!data && !error ? <Loading /> : null}
      {data ? (
        <>
          <Find data={data} />
          <CountAgain data={data} topicId={topicId} />
          <AllBallots data={data} />
        </>
      ) : null}
    </Screen>
  )
}

function Find({ data }: { data: Ballots }) {
  const { t, list } = useLanguage()
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState<string | null>(null)
  const found = data.ballots.find((one) => one.code === sought)
  return (
    <form
      className="k-card k-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setSought(tidyCode(typed))
      }}
    >
      <Field label={t(TALK.findLabel)} value={typed} onChange={setTyped} autoComplete="off" maxLength={20} />
      <Button look="main" isWide type="submit">
        {t(TALK.find)}
      </Button>
      {sought === null ? null : found ? (
        <Notice tone="good" isNews>
          {t(TALK.found, { choices: list(namesOf(data, found.choices)) })}
        </Notice>
      ) : (
        <Notice tone="warm" isNews>
          {t(TALK.notFound)}
        </Notice>
      )}
    </form>
  )
}

function CountAgain({ data, topicId }: { data: Ballots; topicId: string }) {
  const { t } = useLanguage()
  const download = () => {
    const address = URL.createObjectURL(new Blob([data.text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `ballots-${topicId}.txt`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(TALK.countAgain)}</h2>
      <p className="k-soft">{t(TALK.countText)}</p>
      <Button isWide onPress={download}>
        {t(TALK.download)}
      </Button>
      <div>
        <strong>{t(TALK.fingerprint)}</strong>
        <p className="d-code">{data.hash}</p>
        {data.event ? <small>{t(TALK.inHistory, { seq: data.event.seq, at: data.event.at })}</small> : null}
      </div>
    </section>
  )
}

function AllBallots({ data }: { data: Ballots }) {
  const { t, list } = useLanguage()
  const hasDoors = data.ballots.some((one) => one.door !== null)
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title" id="all-ballots">
        {t(TALK.allBallots, { count: data.ballots.length })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys too. */}
      <section className="d-scroll" tabIndex={0} aria-labelledby="all-ballots">
        <table className="d-table">
          <thead>
            <tr>
              <th scope="col">{t(hasDoors ? TALK.door : TALK.receipt)}</th>
              <th scope="col">{t(TALK.option)}</th>
            </tr>
          </thead>
          <tbody>
            {data.ballots.map((one) => (
              <tr key={one.code}>
                <td>
                  {one.door ? (
                    <>
                      {one.door}
                      <br />
                    </>
                  ) : null}
                  <span className="d-code">{one.code}</span>
                </td>
                <td>{list(namesOf(data, one.choices))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function namesOf(data: Ballots, choices: readonly number[]): string[] {
  return data.options.filter((option) => choices.includes(option.position)).map((option) => option.text)
}
