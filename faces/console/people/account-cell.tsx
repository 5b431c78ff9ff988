import { Button, Tag } from 'antd'
import type { Person } from '../../../modules/people/contract.ts'
import { useLanguage } from '../../kit/language.ts'
import { Problem } from '../parts/said.tsx'
import { refresh } from '../reads.ts'
import { useAct } from '../use-act.ts'
import { PEOPLE } from './words.ts'

/** What can be done about somebody's login. */
export type AccountAct = 'open' | 'reset' | 'close'

type AccountCellProps = {
  person: Person
  /** Null for those who only look. */
  onAct: ((act: AccountAct, person: Person) => void) | null
  onSaid: (said: string) => void
}

/** The login of a person, and the acts on it. Opening a closed one again needs no question. */
export function AccountCell({ person, onAct, onSaid }: AccountCellProps) {
  const { t } = useLanguage()
  const reopen = useAct('people.reopenAccount')
  const { name, account, posts } = person
  const button = (label: string, onClick: () => void, isDanger = false) => (
    <Button size="small" danger={isDanger} loading={reopen.isBusy} onClick={onClick}>
      {label}
      <span className="k-offscreen"> {name}</span>
    </Button>
  )
  const openAgain = async () => {
    if (!(await reopen.run({ personId: person.id }))) return
    refresh('people.persons')
    onSaid(t(PEOPLE.accountReopened, { name }))
  }
  if (account.login === null)
    return onAct && posts.length > 0 ? button(t(PEOPLE.openAccount), () => onAct('open', person)) : null
  return (
    <div className="c-rowtools">
      <code>{account.login}</code>
      {account.isClosed ? <Tag>{t(PEOPLE.closed)}</Tag> : null}
      {onAct && !account.isClosed ? button(t(PEOPLE.resetPassword), () => onAct('reset', person)) : null}
      {onAct && !account.isClosed ? button(t(PEOPLE.closeAccount), () => onAct('close', person), true) : null}
      {onAct && account.isClosed ? button(t(PEOPLE.reopenAccount), openAgain) : null}
      <Problem error={reopen.error} />
    </div>
  )
}
