import { Button, Input } from 'antd'
import { useState } from 'react'
import type { DeskRequest } from '../../../modules/help/contract.ts'
import { VERB_WORDS } from '../../../modules/help/words.ts'
import { localDate } from '../../../platform/pure/time.ts'
import { useLanguage } from '../../kit/language.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Labelled } from '../parts/labelled.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { CONSOLE } from '../words.ts'
import { HELP } from './words.ts'

/** What staff do with a request: take it, and what belongs to whoever helps or entered it. */
const VERBS = ['accept', 'sayDone', 'thank', 'keepOpen', 'giveBack', 'withdraw'] as const
type Verb = (typeof VERBS)[number]
const DAY = 86_400_000

/** The acts that are open to this person on this request, each with a dialog that says what it does. */
export function RowActs({ one, onSaid }: { one: DeskRequest; onSaid: (said: string) => void }) {
  const { t } = useLanguage()
  const [verb, setVerb] = useState<Verb | null>(null)
  const open = VERBS.filter((each) => one.actions.includes(each))
  if (open.length === 0) return null
  return (
    <div className="c-rowtools">
      {open.map((each) => (
        <Button key={each} size="small" onClick={() => setVerb(each)}>
          {t(VERB_WORDS[each])}
        </Button>
      ))}
      {verb ? (
        <ActDialog
          key={verb}
          verb={verb}
          requestId={one.requestId}
          onClose={() => setVerb(null)}
          onDone={() => {
            setVerb(null)
            onSaid(t(verb === 'accept' ? HELP.taken : HELP.acted))
            refresh('help.')
          }}
        />
      ) : null}
    </div>
  )
}

function ActDialog({
  verb,
  requestId,
  onClose,
  onDone,
}: {
  verb: Verb
  requestId: string
  onClose: () => void
  onDone: () => void
}) {
  const { t } = useLanguage()
  const plain = {
    accept: useAct('help.accept'),
    sayDone: useAct('help.sayDone'),
    giveBack: useAct('help.giveBack'),
    withdraw: useAct('help.withdraw'),
  }
  const thank = useAct('help.thank')
  const keepOpen = useAct('help.keepOpen')
  const [text, setText] = useState('')
  const [until, setUntil] = useState(() => localDate(new Date(Date.now() + 3 * DAY)))
  const [wasSent, setSent] = useState(false)
  const isShort = verb === 'thank' && text.trim().length < 2
  async function send() {
    setSent(true)
    if (isShort) return
    if (await run()) onDone()
  }
  function run(): Promise<object | undefined> {
    if (verb === 'thank') return thank.run({ requestId, text: text.trim() })
    if (verb === 'keepOpen') return keepOpen.run({ requestId, until })
    return plain[verb].run({ requestId })
  }
  const act = verb === 'thank' ? thank : verb === 'keepOpen' ? keepOpen : plain[verb]
  const title = t(VERB_WORDS[verb])
  return (
    <Dialog
      title={title}
      onClose={onClose}
      error={act.error}
      submit={{ label: title, onSubmit: send, isBusy: act.isBusy, isDanger: verb === 'withdraw' }}
    >
      {verb === 'thank' ? (
        <Labelled
          label={t(HELP.thanks)}
          hint={t(HELP.thanksHint)}
          fault={wasSent && isShort ? t(CONSOLE.tooShort, { count: 2 }) : null}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={300}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
      ) : verb === 'keepOpen' ? (
        <Labelled label={t(HELP.until)}>
          {(control) => (
            <Input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
          )}
        </Labelled>
      ) : (
        <p>{t(HELP.sure)}</p>
      )}
    </Dialog>
  )
}
