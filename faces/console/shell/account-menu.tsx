import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { ROLE_WORDS } from '../../../modules/people/words.ts'
import { Icon } from '../../kit/components/icon.tsx'
import { setElder, useElder } from '../../kit/elder.ts'
import { type Speech, useLanguage } from '../../kit/language.ts'
import type { Me } from '../../kit/session.ts'
import { useMe } from '../me.ts'
import { hrefOf, navigate } from '../router.tsx'
import { ChangePassword } from '../sign-in/change-password.tsx'
import { leave } from '../sign-in/leave.ts'
import { CONSOLE } from '../words.ts'
import { SHELL } from './words.ts'

/** The person's name and what concerns only him: posts, text size, password, leaving. */
export function AccountMenu() {
  const speech = useLanguage()
  const { t } = speech
  const me = useMe()
  const isElder = useElder()
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', type: 'group', label: postsOf(me, speech).join(' · ') },
            { key: 'elder', label: t(isElder ? SHELL.elderOff : SHELL.elderOn) },
            { key: 'messages', label: t(SHELL.mySettings) },
            { key: 'password', label: t(CONSOLE.changePassword) },
            { key: 'out', label: t(CONSOLE.signOut) },
          ],
          onClick: ({ key }) => {
            if (key === 'elder') setElder(!isElder)
            if (key === 'messages') navigate(hrefOf('/my-settings'))
            if (key === 'password') setChanging(true)
            if (key === 'out') leave(me)
          },
        }}
      >
        <Button className="c-account" aria-label={t(CONSOLE.account, { name: me.name })}>
          <Icon name="person" />
          <span>{me.name}</span>
        </Button>
      </Dropdown>
      {isChanging ? <ChangePassword onClose={() => setChanging(false)} /> : null}
    </>
  )
}

/** The posts of a person in words: role and grid. */
export function postsOf(me: Me, { t }: Speech): string[] {
  return me.grants.map((grant) =>
    [grant.gridName, t(ROLE_WORDS[grant.role]), grant.as === 'deputy' ? `(${t(CONSOLE.deputy)})` : '']
      .filter(Boolean)
      .join(' '),
  )
}
