import { Button } from 'antd'
import { useState } from 'react'
import type { Queries } from '../../../modules/api.ts'
import { FIELD_WORDS, KIND_WORDS } from '../../../modules/tasks/words.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Card } from '../parts/page.tsx'
import { Awaiting, Problem } from '../parts/said.tsx'
import { refresh, useRead } from '../reads.ts'
import { hrefOf, Link, usePlace } from '../router.tsx'
import { useAct } from '../use-act.ts'
import { AdmitDialog } from './admit-dialog.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { LoadCard } from './load-card.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { sayFrequency, sayTarget, sayValidity } from './say-item.ts'
import { StateMark } from './state-mark.tsx'
import { ITEMS } from './words.ts'

export type Detail = OutputOf<Queries['tasks.template']>
type Verb = Detail['verbs'][number]

type ItemPartProps = {
  templateId: string
  onSaid: (said: string | null) => void
  onOpen: (templateId: string | undefined) => void
}

/** One version: what it says, what it would cost, and what may be done with it. */
export function ItemPart({ templateId, onSaid, onOpen }: ItemPartProps) {
  const { t, pick } = useLanguage()
  const { query } = usePlace()
  const read = useRead('tasks.template', { templateId })
  const [doing, setDoing] = useState<Verb | null>(null)
  const submit = useAct('tasks.submit')
  const withdraw = useAct('tasks.withdraw')
  const { data } = read
  const done = (said: Word, openId?: string) => {
    setDoing(null)
    refresh('tasks.')
    onSaid(t(said))
    if (openId !== undefined) onOpen(openId)
  }
  const press = async (verb: Verb) => {
    onSaid(null)
    if (verb === 'submit') {
      if (await submit.run({ templateId })) done(ITEMS.submittedSaid)
    } else if (verb === 'withdraw') {
      if (await withdraw.run({ templateId })) done(ITEMS.withdrawnSaid)
    } else setDoing(verb)
  }
  return (
    <>
      <p>
        <Link href={hrefOf('/items', { ...Object.fromEntries(query), item: undefined })}>{t(ITEMS.back)}</Link>
      </p>
      <Awaiting read={read} lines={8} />
      {data ? (
        <div className="c-two">
          <Card
            title={pick(data.template.nameZh, data.template.nameEn)}
            tools={<StateMark state={data.template.state} />}
          >
            <Facts detail={data} />
            <Problem error={submit.error ?? withdraw.error} />
            {data.verbs.length > 0 ? (
              <div className="c-tools">
                {data.verbs.map((verb) => (
                  <Button
                    key={verb}
                    type={verb === 'admit' || verb === 'submit' ? 'primary' : 'default'}
                    danger={verb === 'end' || verb === 'refuse'}
                    loading={(verb === 'submit' && submit.isBusy) || (verb === 'withdraw' && withdraw.isBusy)}
                    onClick={() => press(verb)}
                  >
                    {t(ITEMS[verb])}
                  </Button>
                ))}
              </div>
            ) : null}
          </Card>
          <LoadCard detail={data} />
        </div>
      ) : null}
      {data && (doing === 'save' || doing === 'renew') ? (
        <ItemDialog
          communityId={data.template.communityId}
          from={data.template}
          isNext={doing === 'renew'}
          onClose={() => setDoing(null)}
          onDone={(id) => done(ITEMS.savedSaid, id)}
        />
      ) : null}
      {data && doing === 'admit' ? (
        <AdmitDialog detail={data} onClose={() => setDoing(null)} onDone={() => done(ITEMS.admittedSaid)} />
      ) : null}
      {data && (doing === 'refuse' || doing === 'end') ? (
        <ReasonDialog
          what={doing}
          templateId={templateId}
          name={pick(data.template.nameZh, data.template.nameEn)}
          onClose={() => setDoing(null)}
          onDone={() => done(doing === 'end' ? ITEMS.endedSaid : ITEMS.refusedSaid)}
        />
      ) : null}
    </>
  )
}

function Facts({ detail }: { detail: Detail }) {
  const speech = useLanguage()
  const { t, list, pick } = speech
  const { query } = usePlace()
  const { template, gridNames, versions } = detail
  const asked = [
    ...template.form.fields.map((field) => t(FIELD_WORDS[field])),
    ...template.form.questions.map((one) => pick(one.zh, one.en)),
  ]
  const facts: [Word, React.ReactNode][] = [
    [ITEMS.what, template.what],
    [ITEMS.kind, t(KIND_WORDS[template.kind])],
    [ITEMS.source, template.sourceDepartment],
    [ITEMS.basis, template.legalBasis],
    [ITEMS.howOften, sayFrequency(template.frequency, speech)],
    [ITEMS.window, t(ITEMS.windowText, { due: template.dueDays, expires: template.expiresDays })],
    [ITEMS.whom, sayTarget(template, speech)],
    [ITEMS.grids, list(gridNames)],
    [ITEMS.minutes, template.minutes],
    [ITEMS.form, asked.length === 0 ? t(ITEMS.formNone) : list(asked)],
    [ITEMS.validity, sayValidity(template, speech)],
    ...(template.isUrgent
      ? [[ITEMS.isUrgent, t(ITEMS.urgent, { consent: template.consent })] as [Word, React.ReactNode]]
      : []),
    [ITEMS.writtenBy, detail.savedBy || '–'],
    ...(detail.decidedBy ? [[ITEMS.decidedBy, detail.decidedBy] as [Word, React.ReactNode]] : []),
    ...[template.decideReason, template.endReason].flatMap((text) =>
      text ? [[ITEMS.reason, text] as [Word, React.ReactNode]] : [],
    ),
    ...(template.overReason ? [[ITEMS.overReasonLabel, template.overReason] as [Word, React.ReactNode]] : []),
  ]
  return (
    <>
      <dl className="c-item-facts">
        {facts.map(([word, value]) => (
          <div key={word.en}>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {versions.length > 1 ? (
        <p className="c-tools">
          {t(ITEMS.versions)}
          {versions.map((one) => (
            <Link
              key={one.id}
              href={hrefOf('/items', { ...Object.fromEntries(query), item: one.id })}
              isCurrent={one.id === template.id}
            >
              {t(ITEMS.version, { version: one.version })}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  )
}
