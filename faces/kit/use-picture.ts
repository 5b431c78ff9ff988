import { useEffect, useState } from 'react'
import { api } from './api.ts'

/** A file of the house as an address for `<img>`; null until it is there, 'failed' when it cannot be shown. */
export function usePicture(id: string, size: 'small' | 'full'): string | 'failed' | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    const left = new AbortController()
    let made: string | undefined
    api
      .file(id, size, { signal: left.signal })
      .then((blob) => {
        if (left.signal.aborted) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      })
      .catch(() => {
        if (!left.signal.aborted) setUrl('failed')
      })
    return () => {
      left.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [id, size])
  return url
}
