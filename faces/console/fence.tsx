import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useLanguage } from '../kit/language.ts'
import { Empty } from './parts/said.tsx'

/** `instead` stands in the place of a small part; a whole page says what to do. */
type Fenced = { children: ReactNode; instead?: ReactNode }

/**
 * Keeps a fault in one page, or a part that could not be fetched (a new version was installed meanwhile), from blanking the
 * screen. A class, because React offers this in no other form.
 */
export class Fence extends Component<Fenced, { isBroken: boolean }> {
  override state = { isBroken: false }
  static getDerivedStateFromError() {
    return { isBroken: true }
  }
  override render() {
    return this.state.isBroken ? (this.props.instead ?? <Broken />) : this.props.children
  }
}

const WORDS = {
  title: { zh: '这一页没有打开', en: 'This page did not open' },
  text: {
    zh: '可能刚刚更新了版本，或者网络断了。您写过的内容还在，重新载入就好；还不行请告诉系统管理员。',
    en: 'There may be a new version, or the network is gone. What you wrote is kept: load the page again; if that fails, tell the system administrator.',
  },
  again: { zh: '重新载入', en: 'Load again' },
} as const

function Broken() {
  const { t } = useLanguage()
  return (
    <main className="c-alone" role="alert">
      <Empty title={t(WORDS.title)}>
        <p>{t(WORDS.text)}</p>
        <Button type="primary" onClick={() => location.reload()}>
          {t(WORDS.again)}
        </Button>
      </Empty>
    </main>
  )
}
