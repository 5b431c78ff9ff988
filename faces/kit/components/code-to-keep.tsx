import { useState } from 'react'
import { copyText } from '../copy-text.ts'
import { useLanguage } from '../language.ts'
import { KIT } from '../words.ts'
import { Button } from './button.tsx'

/** A code that somebody must note down, in short pieces for the eye, with buttons that copy it and its link. `path` is the link below this site. */
export function CodeToKeep({ code, path }: { code: string; path: string }) {
  const { t } = useLanguage()
  const [copied, setCopied] = useState<'code' | 'link' | null>(null)
  const copy = (what: 'code' | 'link', text: string) =>
    copyText(text).then((done) => {
      if (done) setCopied(what)
    })
  return (
    <>
      <p className="k-code-value">
        {code.match(code.length === 8 ? /.{4}/g : /.{1,6}/g)?.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one code never change places.
          <span key={i}>{part}</span>
        ))}
      </p>
      <div className="k-pair">
        <Button icon={copied === 'code' ? 'check' : 'copy'} onPress={() => copy('code', code)}>
          {t(copied === 'code' ? KIT.copied : KIT.copy)}
        </Button>
        <Button onPress={() => copy('link', `${location.origin}${path}`)}>
          {t(copied === 'link' ? KIT.copied : KIT.copyLink)}
        </Button>
      </div>
      <span className="k-offscreen" role="status">
        {copied ? t(KIT.copied) : ''}
      </span>
    </>
  )
}
