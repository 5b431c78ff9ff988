import { Component, type ReactNode } from 'react'
import type { Word } from '../../platform/pure/words.ts'
import { Button } from '../kit/components/button.tsx'
import { useLanguage } from '../kit/language.ts'

type Fenced = { children: ReactNode }

const WORDS = {
  title: { zh: '这一页没有打开', en: 'This page did not open' },
  text: {
    zh: '可能刚刚更新了版本，或者网络断了。您写过的内容还在，重新打开就好；还不行请告诉网格长。',
    en: 'There may be a new version, or the network is gone. What you wrote is kept: open the page again; if that fails, tell your grid lead.',
  },
  again: { zh: '重新打开', en: 'Open again' },
} as const satisfies Record<string, Word>

/** Keeps a fault in one page from blanking the screen. A class, because React offers this in no other form. */
export class Fence extends Component<Fenced, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError() {
    return { isBroken: true }
  }
  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useLanguage()
  return (
    <main className="f-alone" role="alert">
      <h1>{t(WORDS.title)}</h1>
      <p>{t(WORDS.text)}</p>
      <Button look="main" isWide onPress={() => location.reload()}>
        {t(WORDS.again)}
      </Button>
    </main>
  )
}
