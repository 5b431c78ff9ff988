import { Button } from 'antd'
import { useState } from 'react'
import { type Kind, TEXT_CHANNELS, type TextChannel } from '../../../modules/notifications/contract.ts'
import { kindWord, TEXT_CHANNEL_WORDS } from '../../../modules/notifications/words.ts'
import type { Language } from '../../../platform/pure/words.ts'
import { useLanguage } from '../../kit/language.ts'
import { Choice } from '../parts/labelled.tsx'
import { Card } from '../parts/page.tsx'
import { Awaiting, Note } from '../parts/said.tsx'
import { useRead } from '../reads.ts'
import { hrefOf, navigate } from '../router.tsx'
import { TextForm } from './text-form.tsx'
import { TextHistory } from './text-history.tsx'
import type { Texts } from './texts-part.tsx'
import { TEXTS_PART } from './words.ts'

type TextEditorProps = { communityId: string; kind: Kind; texts: Texts }

/** One kind of message: what it says by a channel in a language, written anew, tried, published, put back. */
export function TextEditor({ communityId, kind, texts }: TextEditorProps) {
  const { t } = useLanguage()
  const [channel, setChannel] = useState<TextChannel>('inbox')
  const [language, setLanguage] = useState<Language>('zh')
  const [said, setSaid] = useState<string | null>(null)
  const key = { communityId, kind, channel, language }
  const history = useRead('notifications.templateVersions', key)
  const known = texts.kinds.find((one) => one.kind === kind)
  const own = (at: TextChannel) =>
    texts.published.find((one) => one.kind === kind && one.channel === at && one.language === language)
  const held = own(channel) ?? own('inbox')
  const first = held ?? (known ? { ...known.builtIn[language], fields: [], carrierCode: null } : undefined)
  const newest = history.data?.versions[0]?.version ?? 0
  return (
    <>
      <Card
        title={t(kindWord(kind))}
        tools={<Button onClick={() => navigate(hrefOf('/rules', { part: 'messages' }))}>{t(TEXTS_PART.back)}</Button>}
      >
        <Choice
          label={t(TEXTS_PART.channel)}
          options={TEXT_CHANNELS.map((one) => ({ value: one, label: t(TEXT_CHANNEL_WORDS[one]) }))}
          value={channel}
          onChoose={(next) => {
            setSaid(null)
            setChannel(next)
          }}
        />
        <Choice
          label={t(TEXTS_PART.language)}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChoose={(next) => {
            setSaid(null)
            setLanguage(next)
          }}
        />
        {channel === 'inbox' ? null : <p className="c-hint">{t(TEXTS_PART.inboxHolds)}</p>}
        {said ? (
          <Note tone="success" isNews>
            {said}
          </Note>
        ) : null}
      </Card>
      <Awaiting read={history} />
      {history.data && first && known ? (
        <TextForm
          key={`${channel} ${language} ${newest} ${history.data.versions.some((one) => one.isCurrent)}`}
          textKey={key}
          names={known.names}
          first={first}
          isOwn={own(channel) !== undefined}
          sawVersion={newest}
          onDone={() => setSaid(t(TEXTS_PART.published))}
        />
      ) : null}
      {history.data ? (
        <TextHistory textKey={key} versions={history.data.versions} onDone={() => setSaid(t(TEXTS_PART.wasPutBack))} />
      ) : null}
    </>
  )
}
