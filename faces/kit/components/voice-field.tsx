import '../voice.css'
import { useEffect, useRef, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { useLanguage } from '../language.ts'
import { canRecord, MOST_SECONDS, type Recording, record } from '../recorder.ts'
import type { Voice } from '../use-voice.ts'
import { VOICE, VOICE_FAULT } from '../voice-words.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'
import { VoicePlayer } from './voice-player.tsx'

/** Pressed for longer than this the button is held: letting go ends the recording. */
const HELD_MILLIS = 600

/** Says something instead of writing it: one button to press or hold, then listen, record again or delete. */
export default function VoiceField({ voice }: { voice: Voice }) {
  const { t } = useLanguage()
  const recorder = useRecorder(voice.take)
  const fault = recorder.fault ?? voice.fault
  const main = useRef<HTMLButtonElement>(null)
  return (
    <div className="k-stack k-voice">
      <p className="k-offscreen" role="status">
        {recorder.news ? t(recorder.news) : voice.kept ? t(VOICE.kept, { seconds: secondsOf(voice.kept.millis) }) : ''}
      </p>
      {voice.kept && recorder.state === 'idle' ? (
        <>
          <VoicePlayer key={voice.kept.key} url={voice.url} millis={voice.kept.millis} />
          <p className="k-hint">
            {voice.progress === null
              ? voice.kept.id
                ? t(VOICE.sent)
                : ''
              : t(VOICE.sending, { percent: Math.round(voice.progress * 100) })}
          </p>
          <div className="k-voice-acts">
            {canRecord() ? (
              <Button icon="mic" onPress={recorder.start}>
                {t(VOICE.again)}
              </Button>
            ) : null}
            <Button
              icon="close"
              onPress={() => {
                voice.remove()
                setTimeout(() => main.current?.focus(), 0)
              }}
            >
              {t(VOICE.remove)}
            </Button>
          </div>
        </>
      ) : canRecord() ? (
        <button
          ref={main}
          type="button"
          className="k-voice-record"
          data-on={recorder.state === 'on' ? '' : undefined}
          onPointerDown={recorder.down}
          onPointerUp={recorder.up}
          onContextMenu={(event) => event.preventDefault()}
          onClick={(event) => {
            // A pointer has done its part already; keys and screen readers only click.
            if (event.detail === 0) recorder.toggle()
          }}
        >
          <span className="k-voice-disc">
            <Icon name={recorder.state === 'on' ? 'stop' : 'mic'} />
          </span>
          <strong>{t(recorder.state === 'on' ? VOICE.stop : VOICE.record)}</strong>
          <small>{t(noteOf(recorder.state), { seconds: recorder.seconds })}</small>
          {recorder.state === 'on' ? (
            <progress className="k-voice-bar" aria-hidden="true" max={MOST_SECONDS} value={recorder.seconds} />
          ) : null}
        </button>
      ) : (
        <Notice>{t(VOICE_FAULT.cannotRecord)}</Notice>
      )}
      {fault ? (
        <Notice tone="danger" isNews>
          {t(fault)}{' '}
          {voice.kept && fault === VOICE_FAULT.failed ? (
            <button type="button" className="k-link" onClick={voice.retry}>
              {t(VOICE.retry)}
            </button>
          ) : null}
        </Notice>
      ) : null}
      {recorder.state === 'idle' && !voice.kept && (fault !== null || !canRecord()) ? (
        <label className="k-photo-add">
          <Icon name="mic" />
          <span>{t(VOICE.chooseFile)}</span>
          <input
            type="file"
            accept="audio/*,.amr,.m4a,.mp3,.wav,.ogg,.webm,.3gp"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              if (file) voice.take(file)
              event.currentTarget.value = ''
            }}
          />
        </label>
      ) : null}
    </div>
  )
}

type State = 'idle' | 'asking' | 'on'

function noteOf(state: State): Word {
  return state === 'on' ? VOICE.running : state === 'asking' ? VOICE.asking : VOICE.recordNote
}

export const secondsOf = (millis: number) => Math.max(Math.round(millis / 1000), 1)

/** The microphone behind the button: one press starts, the next stops; held, letting go stops. */
function useRecorder(take: Voice['take']) {
  const [state, setState] = useState<State>('idle')
  const [seconds, setSeconds] = useState(0)
  const [fault, setFault] = useState<Word | null>(null)
  const [news, setNews] = useState<Word | null>(null)
  const running = useRef<Recording | null>(null)
  const isAsking = useRef(false)
  const pressedAt = useRef(0)
  const takeNow = useRef(take)
  takeNow.current = take

  useEffect(() => () => running.current?.stop(), [])
  useEffect(() => {
    if (state !== 'on') return
    const startedAt = performance.now()
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - startedAt) / 1000)
      setSeconds(Math.min(passed, MOST_SECONDS))
      if (passed >= MOST_SECONDS - 10) setNews(VOICE.soonOver)
    }, 250)
    return () => clearInterval(timer)
  }, [state])

  const start = async () => {
    if (running.current || isAsking.current) return
    isAsking.current = true
    setFault(null)
    setSeconds(0)
    setState('asking')
    try {
      running.current = await record({
        onEnd: (file, millis) => {
          running.current = null
          setState('idle')
          setNews(null)
          takeNow.current(file, millis)
        },
      })
      setState('on')
      setNews(VOICE.started)
    } catch (reason) {
      const isRefused = reason instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(reason.name)
      setFault(isRefused ? VOICE_FAULT.refused : VOICE_FAULT.noMicrophone)
      setState('idle')
    } finally {
      isAsking.current = false
    }
  }
  const toggle = () => {
    if (running.current) running.current.stop()
    else start()
  }
  return {
    state,
    seconds,
    fault,
    news,
    start,
    toggle,
    down: () => {
      pressedAt.current = performance.now()
      if (running.current) return running.current.stop()
      start()
    },
    up: () => {
      if (performance.now() - pressedAt.current > HELD_MILLIS) running.current?.stop()
    },
  }
}
