import { Button } from 'antd'
import { useState } from 'react'
import { setElder, useElder } from '../../kit/elder.ts'
import { useLanguage } from '../../kit/language.ts'
import { useMe } from '../me.ts'
import { Card, Page } from '../parts/page.tsx'
import { hrefOf, Link } from '../router.tsx'
import { ChangePassword } from '../sign-in/change-password.tsx'
import { leave } from '../sign-in/leave.ts'
import { CONSOLE } from '../words.ts'
import { postsOf } from './account-menu.tsx'
import { menuFor } from './menu.ts'
import { SHELL } from './words.ts'

/** What has no room in a phone's menu. */
export default function MorePage() {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  const isElder = useElder()
  const [isChanging, setChanging] = useState(false)
  return (
    <Page
      title={t(SHELL.moreTitle)}
      lead={t(SHELL.signedInAs, { name: me.name, posts: postsOf(me, speech).join(' · ') })}
    >
      <Card>
        <ul className="c-links">
          {menuFor(me)
            .filter((entry) => !entry.isMain)
            .map((entry) => (
              <li key={entry.path}>
                <Link href={hrefOf(entry.path)}>{t(entry.word)}</Link>
              </li>
            ))}
        </ul>
      </Card>
      <Card>
        <ul className="c-links">
          <li>
            <Link href={hrefOf('/messages')}>{t(SHELL.bell)}</Link>
          </li>
          <li>
            <Link href={hrefOf('/my-settings')}>{t(SHELL.mySettings)}</Link>
          </li>
        </ul>
        <div className="c-form">
          <Button onClick={() => setElder(!isElder)}>{t(isElder ? SHELL.elderOff : SHELL.elderOn)}</Button>
          <Button onClick={() => setChanging(true)}>{t(CONSOLE.changePassword)}</Button>
          <Button danger onClick={() => leave(me)}>
            {t(CONSOLE.signOut)}
          </Button>
        </div>
      </Card>
      {isChanging ? <ChangePassword onClose={() => setChanging(false)} /> : null}
    </Page>
  )
}
