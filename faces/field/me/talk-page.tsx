import { useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { TextArea } from '../../kit/components/field.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { type Step, Steps } from '../../kit/components/steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useAct } from '../acts.ts'
import { useRead } from '../reads.ts'
import { back } from '../route.ts'
import { Screen } from '../shell/screen.tsx'
import { TALKS } from './talks-words.ts'

/** One conversation, for the two in it. What is typed here is kept nowhere before it is sent. */
export function TalkPage({ requestId }: { requestId: string }) {
  const { t, moment } = useLanguage()
  const { data, error, reload } = useRead('support.conversation', { requestId })
  const say = useAct('support.say')
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const send = async () => {
    setTried(true)
    if (text.trim() === '' || !(await say.run({ requestId, text }))) return
    setText('')
    setTried(false)
  }
  if (!data)
    return (
      <Screen title={t(TALKS.title)} onBack={() => back('me/talks')}>
        {error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}
      </Screen>
    )
  const steps = data.words.map(
    (one): Step => ({
      key: one.id,
      at: one.at,
      title: one.isMine ? t(TALKS.me) : data.otherName,
      by: '',
      text: one.text,
    }),
  )
  return (
    <Screen
      title={t(TALKS.withName, { name: data.otherName })}
      kicker={`${data.answeredAt ? t(TALKS.answered, { at: moment(data.answeredAt) }) : t(TALKS.notAnswered)} · ${t(TALKS.eraseAt, { at: moment(data.eraseAt) })}`}
      onBack={() => back('me/talks')}
    >
      {data.state === 'withdrawn' ? (
        <Notice>{t(TALKS.withdrawn)}</Notice>
      ) : (
        <>
          <section className="k-card">
            <Steps steps={steps} />
          </section>
          <TextArea
            label={t(TALKS.reply)}
            value={text}
            onChange={setText}
            maxLength={2000}
            fault={isTried && text.trim() === '' ? TALKS.pleaseWrite : null}
          />
          <ErrorNotice error={say.error} />
          <Button look="main" isWide isBusy={say.isBusy} onPress={send}>
            {t(TALKS.send)}
          </Button>
          {data.as === 'asker' ? (
            <Button look="quiet" isWide onPress={() => setAsking(true)}>
              {t(TALKS.withdraw)}
            </Button>
          ) : null}
        </>
      )}
      {isAsking ? <WithdrawSheet requestId={requestId} onClose={() => setAsking(false)} /> : null}
    </Screen>
  )
}

function WithdrawSheet({ requestId, onClose }: { requestId: string; onClose: () => void }) {
  const { t } = useLanguage()
  const act = useAct('support.withdraw')
  const send = async () => {
    if (await act.run({ requestId })) onClose()
  }
  return (
    <Sheet title={t(TALKS.withdraw)} onClose={onClose}>
      <p>{t(TALKS.withdrawText)}</p>
      <ErrorNotice error={act.error} />
      <Button look="main" isWide isBusy={act.isBusy} onPress={send}>
        {t(TALKS.withdraw)}
      </Button>
      <Button isWide onPress={onClose}>
        {t(TALKS.cancel)}
      </Button>
    </Sheet>
  )
}
