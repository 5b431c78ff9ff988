import { lazy, useState } from 'react'
import { Button } from '../../kit/components/button.tsx'
import { Notice } from '../../kit/components/notice.tsx'
import { useLanguage } from '../../kit/language.ts'
import type { Voice } from '../../kit/use-voice.ts'
import { EMERGENCY } from '../../kit/words.ts'
import { Later } from '../later.tsx'
import { go } from '../route.ts'
import { Screen } from '../screen.tsx'
import type { StepProps } from './report-page.tsx'
import { REPORT } from './words.ts'

const VoiceField = lazy(() => import('../../kit/components/voice-field.tsx'))

/** Saying it, on a page of its own: for who does not write. */
export function StepVoice({
  draft,
  kicker,
  voice,
  onNext,
  onWrite,
}: StepProps & { voice: Voice; onWrite: () => void }) {
  const { t } = useLanguage()
  const [isTried, setTried] = useState(false)
  const next = () => {
    setTried(true)
    if (draft.voice !== null) onNext()
  }
  return (
    <Screen
      title={t(REPORT.voiceTitle)}
      kicker={kicker}
      onBack={() => go('')}
      action={
        <Button look="main" isWide onPress={next}>
          {t(REPORT.next)}
        </Button>
      }
    >
      <p className="k-soft">{t(REPORT.voiceHint)}</p>
      <Later>
        <VoiceField voice={voice} />
      </Later>
      {isTried && draft.voice === null ? (
        <Notice tone="danger" isNews>
          {t(REPORT.voiceMissing)}
        </Notice>
      ) : null}
      <Notice tone="warm">{t(EMERGENCY.brief)}</Notice>
      <Button look="quiet" icon="report" isWide onPress={onWrite}>
        {t(REPORT.voiceWrite)}
      </Button>
    </Screen>
  )
}
