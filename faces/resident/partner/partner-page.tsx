import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { LinkButton } from '../../kit/components/button.tsx'
import { Facts } from '../../kit/components/facts.tsx'
import { ErrorNotice, Loading, Notice } from '../../kit/components/notice.tsx'
import { Pictures } from '../../kit/components/picture.tsx'
import { Steps } from '../../kit/components/steps.tsx'
import { useLanguage } from '../../kit/language.ts'
import { ownerName } from '../../kit/role-name.ts'
import { useAsk } from '../../kit/use-ask.ts'
import { Screen } from '../screen.tsx'
import { PartnerActs } from './partner-acts.tsx'
import { OVER, PARTNER } from './words.ts'

type Opened = OutputOf<Queries['cases.openTransfer']>
type Work = NonNullable<Opened['work']>

/** What an organization outside was asked to do, by its link: the task, by when, and one button for each answer. */
export default function PartnerPage() {
  const { t } = useLanguage()
  const { data: opened, error, reload } = useAsk('cases.openTransfer', {})
  if (!opened)
    return (
      <Screen title={t(PARTNER.title)}>{error ? <ErrorNotice error={error} onAgain={reload} /> : <Loading />}</Screen>
    )
  const { work, over, call } = opened
  const kicker = t(PARTNER.kicker, { community: call.communityName, organization: opened.organizationName })
  return (
    <Screen title={t(over ? PARTNER.titleOver : PARTNER.title)} kicker={kicker}>
      <ErrorNotice error={error} onAgain={reload} />
      {over ? <Notice tone="warm">{t(OVER[over])}</Notice> : null}
      {work ? <TheWork work={work} /> : null}
      {work && work.can.length > 0 ? (
        <PartnerActs transferId={opened.transferId} can={work.can} onDone={reload} />
      ) : null}
      <Call call={call} />
      {work ? <p className="k-soft k-center">{t(PARTNER.private)}</p> : null}
    </Screen>
  )
}

function TheWork({ work }: { work: Work }) {
  const { t, pick } = useLanguage()
  const kind = work.categoryZh ? pick(work.categoryZh, work.categoryEn ?? '') : null
  const { contact } = work
  return (
    <>
      {work.state === 'done' ? <Notice tone="good">{t(PARTNER.done)}</Notice> : null}
      <section className="k-card k-stack">
        <p className="k-words r-asked">{work.task}</p>
        <Facts
          rows={[
            { label: t(PARTNER.place), value: work.placeName },
            { label: t(PARTNER.kind), value: kind },
          ]}
        />
        <p>
          {work.takenAt ? t(PARTNER.taken, { when: work.takenAt }) : t(PARTNER.receiveBy, { when: work.receiveBy })}
        </p>
        {work.state === 'done' ? null : <p className="r-owner">{t(PARTNER.dueAt, { when: work.dueAt })}</p>}
        {work.sharedFileIds.length > 0 ? (
          <Pictures ids={work.sharedFileIds} titleOf={(_, number) => t(PARTNER.photo, { number })} />
        ) : null}
        {contact?.phone ? (
          <LinkButton icon="phone" isWide href={`tel:${contact.phone}`}>
            {t(PARTNER.callContact, { name: contact.name ?? contact.phone })}
          </LinkButton>
        ) : null}
      </section>
      {work.thread.length > 0 ? (
        <section className="k-card k-stack">
          <h2 className="k-small-title">{t(PARTNER.thread)}</h2>
          <Steps
            steps={work.thread.map((entry) => ({
              at: entry.at,
              title: t(entry.by === 'us' ? PARTNER.us : PARTNER.you),
              text: entry.text,
            }))}
          />
          {work.fileIds.length > 0 ? (
            <Pictures ids={work.fileIds} titleOf={(_, number) => t(PARTNER.photo, { number })} />
          ) : null}
        </section>
      ) : null}
    </>
  )
}

function Call({ call }: { call: Opened['call'] }) {
  const speech = useLanguage()
  const { t } = speech
  const who = ownerName(call.role, call.name, speech)
  return (
    <section className="k-card k-stack">
      <h2 className="k-small-title">{t(PARTNER.call)}</h2>
      <p>{[call.communityName, who].filter(Boolean).join(' · ')}</p>
      {call.phone ? (
        <LinkButton icon="phone" isWide href={`tel:${call.phone}`}>
          {t(PARTNER.callThem, { name: call.name ?? '', phone: call.phone })}
        </LinkButton>
      ) : (
        <p className="k-soft">{t(PARTNER.callNobody, { community: call.communityName })}</p>
      )}
    </section>
  )
}
