import type { Queries } from '../../../modules/api.ts'
import type { OutputOf } from '../../../platform/pure/contract.ts'
import { useLanguage } from '../language.ts'
import { VOICE } from '../voice-words.ts'
import { HouseVoice } from './voice-player.tsx'

export type SaidVoice = OutputOf<Queries['intake.follow']>['voices'][number]

/** A voice of a case with what was heard in it. */
export default function VoiceSaid({ voice }: { voice: SaidVoice }) {
  const { t } = useLanguage()
  return (
    <div className="k-stack">
      <HouseVoice fileId={voice.fileId} millis={voice.millis} mediaType={voice.mediaType} />
      {voice.transcripts.map((one) => (
        <figure key={`${one.at} ${one.text}`} className="k-heard">
          <blockquote className="k-words">{one.text}</blockquote>
          <figcaption className="k-hint">
            {one.byName ? t(VOICE.heardBy, { name: one.byName, at: one.at }) : t(VOICE.heardAt, { at: one.at })}
          </figcaption>
        </figure>
      ))}
    </div>
  )
}
