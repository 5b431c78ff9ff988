import '../voice.css'
import { useRef, useState } from 'react'
import { useLanguage } from '../language.ts'
import { usePicture } from '../use-picture.ts'
import { VOICE } from '../voice-words.ts'
import { Icon } from './icon.tsx'

/** A voice of the house by its id. Its bytes come with the bearer's header, which an `<audio>` cannot send. */
export function HouseVoice({ fileId, millis, mediaType }: { fileId: string; millis: number; mediaType: string }) {
  const { t } = useLanguage()
  const url = usePicture(fileId, 'full')
  if (url === 'failed') return <p className="k-error">{t(VOICE.notFetched)}</p>
  return <VoicePlayer url={url} millis={millis} fileName={`voice.${mediaType.split('/')[1]}`} />
}

/** Plays one voice: a button that says how long it is, and how far it has come. What cannot be played here can be saved. */
export function VoicePlayer({ url, millis, fileName }: { url: string | null; millis: number; fileName?: string }) {
  const { t } = useLanguage()
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [now, setNow] = useState(0)
  const [cannot, setCannot] = useState(false)
  const seconds = Math.max(Math.round(millis / 1000), 1)
  const toggle = () => {
    const sound = audio.current
    if (!sound) return
    if (isPlaying) sound.pause()
    else sound.play().catch(() => setCannot(true))
  }
  return (
    <div className="k-voice-player">
      {url ? (
        // biome-ignore lint/a11y/useMediaCaption: what was heard stands beside it as text, once somebody has listened.
        <audio
          ref={audio}
          src={url}
          preload="metadata"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => {
            setPlaying(false)
            setNow(0)
          }}
          onTimeUpdate={(event) => setNow(event.currentTarget.currentTime)}
          onError={() => setCannot(true)}
        />
      ) : null}
      {cannot && url ? (
        <p className="k-error">
          {t(VOICE.cannotPlay)}{' '}
          <a className="k-link" href={url} download={fileName ?? 'voice'}>
            {t(VOICE.save)}
          </a>
        </p>
      ) : (
        <>
          <button
            type="button"
            className="k-voice-play"
            aria-disabled={url === null}
            aria-label={t(isPlaying ? VOICE.pause : VOICE.play, { seconds })}
            onClick={toggle}
          >
            <Icon name={isPlaying ? 'pause' : 'play'} />
            <span>{t(VOICE.time, { now: Math.min(Math.floor(now), seconds), all: seconds })}</span>
          </button>
          <progress className="k-voice-bar" aria-hidden="true" max={seconds} value={Math.min(now, seconds)} />
        </>
      )}
    </div>
  )
}
