import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { useMemo } from 'react'
import { useElder } from '../kit/elder.ts'
import { useLanguage } from '../kit/language.ts'
import { Fence } from './fence.tsx'
import { Gate } from './gate.tsx'
import { reads } from './reads.ts'
import { themeOf } from './theme.ts'
import { useMedia } from './use-media.ts'

/** The console, from the theme down. */
export function App() {
  const { language } = useLanguage()
  const isElder = useElder()
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const theme = useMemo(() => themeOf(isElder, isStill), [isElder, isStill])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      getPopupContainer={popupPlace}
    >
      <QueryClientProvider client={reads}>
        <Fence>
          <Gate />
        </Fence>
      </QueryClientProvider>
    </ConfigProvider>
  )
}

/** Lists that drop down stand within the dialog or the page's main part, where readers of the screen look for them. */
function popupPlace(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('[role="dialog"], header') ?? document.getElementById('main') ?? document.body
}
