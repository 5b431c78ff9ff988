import { Button } from 'antd'
import { useLanguage } from '../../kit/language.ts'
import { loadSession, type Me } from '../../kit/session.ts'
import { Problem } from '../parts/said.tsx'
import { SHELL } from '../shell/words.ts'
import { CONSOLE } from '../words.ts'
import { PasswordFields } from './change-password.tsx'
import { leave } from './leave.ts'
import './sign-in.css'
import { usePasswordChange } from './use-password-change.ts'

/** Before anything else, a password that somebody else set must be changed. */
export default function ChangePasswordPage({ me }: { me: Me }) {
  const { t } = useLanguage()
  const change = usePasswordChange(async () => {
    await loadSession(me.tenant)
  })
  return (
    <main className="c-sign-in">
      <form
        noValidate
        className="c-card c-form"
        onSubmit={(event) => {
          event.preventDefault()
          change.send()
        }}
      >
        <h1>{t(SHELL.mustChangeTitle)}</h1>
        <p className="c-lead">{t(SHELL.mustChangeText)}</p>
        <PasswordFields change={change} />
        <Problem error={change.error} />
        <Button type="primary" htmlType="submit" loading={change.isBusy}>
          {t(CONSOLE.save)}
        </Button>
        <Button type="link" onClick={() => leave(me)}>
          {t(CONSOLE.signOut)}
        </Button>
      </form>
    </main>
  )
}
