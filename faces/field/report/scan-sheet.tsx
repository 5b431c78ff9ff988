import { useEffect, useRef, useState } from 'react'
import type { Word } from '../../../platform/pure/words.ts'
import { Notice } from '../../kit/components/notice.tsx'
import { Sheet } from '../../kit/components/sheet.tsx'
import { useLanguage } from '../../kit/language.ts'
import { openDetector, placeCodeIn } from './scanning.ts'
import { REPORT } from './words.ts'

/** Looks at the camera's picture this often, in milliseconds: quick enough for the eye, slow enough for a cheap phone. */
const RHYTHM = 250

/** Reads a place code with the camera. The picture stays on the phone. */
export function ScanSheet({ onFound, onClose }: { onFound: (code: string) => void; onClose: () => void }) {
  const { t } = useLanguage()
  const video = useRef<HTMLVideoElement>(null)
  const [fault, setFault] = useState<Word | null>(null)
  const found = useRef(onFound)
  found.current = onFound

  useEffect(() => {
    let stream: MediaStream | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOpen = true
    const look = async () => {
      const detector = openDetector()
      if (!detector || !video.current) return
      const seen = await detector.detect(video.current).catch(() => [])
      if (!isOpen) return
      const code = seen.map((one) => placeCodeIn(one.rawValue)).find((one) => one !== null)
      if (code) return found.current(code)
      if (seen.length > 0) setFault(REPORT.scanOther)
      timer = setTimeout(look, RHYTHM)
    }
    const open = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (!isOpen) return stop(stream)
      if (video.current) {
        video.current.srcObject = stream
        await video.current.play()
      }
      await look()
    }
    open().catch(() => {
      if (isOpen) setFault(REPORT.scanDenied)
    })
    return () => {
      isOpen = false
      clearTimeout(timer)
      stop(stream)
    }
  }, [])

  return (
    <Sheet title={t(REPORT.scanTitle)} onClose={onClose}>
      <video ref={video} className="f-scan" muted playsInline aria-label={t(REPORT.scanTitle)} />
      <p className="k-soft">{t(REPORT.scanHint)}</p>
      {fault ? (
        <Notice tone="warm" isNews>
          {t(fault)}
        </Notice>
      ) : null}
    </Sheet>
  )
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
