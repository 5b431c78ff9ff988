/** The longest voice, in seconds; the server allows two more. */
export const MOST_SECONDS = 60
/** Speech needs no more; a minute is then about 200 kB. */
const BITS_PER_SECOND = 24_000
/** What browsers record, in the order in which we like it. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'] as const
const ENDINGS: Readonly<Record<string, string>> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }

/** A recording under way. */
export type Recording = {
  /** Ends it; what was said is handed to `onEnd`. */
  readonly stop: () => void
}

/** Whether this page may record: old phones cannot, nor pages that did not come over https. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices?.getUserMedia !== undefined
}

/**
 * Asks for the microphone and records until it is stopped, the time is over, or the page is left.
 * @throws DOMException NotAllowedError when the person or the browser says no, another name when there is no microphone
 */
export async function record(how: { onEnd: (file: File, millis: number) => void }): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  })
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: BITS_PER_SECOND })
  const pieces: Blob[] = []
  const startedAt = performance.now()
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const left = () => {
    if (document.visibilityState === 'hidden') stop()
  }
  const timer = setTimeout(stop, MOST_SECONDS * 1000)
  recorder.ondataavailable = (event) => pieces.push(event.data)
  recorder.onstop = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', left)
    for (const track of stream.getTracks()) track.stop()
    const type = (recorder.mimeType || mimeType || 'audio/webm').split(';')[0]
    const file = new File(pieces, `voice.${ENDINGS[type] ?? 'webm'}`, { type })
    how.onEnd(file, performance.now() - startedAt)
  }
  // A telephone call takes the microphone away: what was said until then stays.
  document.addEventListener('visibilitychange', left)
  recorder.start()
  return { stop }
}
