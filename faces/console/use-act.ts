import { useContext, useEffect } from 'react'
import type { Commands } from '../../modules/api.ts'
import type { Api } from '../kit/api.ts'
import { isSignedOut } from '../kit/session.ts'
import { type CommandHandle, useCommand } from '../kit/use-command.ts'
import { MeContext } from './me.ts'
import { shelfOf } from './sign-in/leave.ts'

/**
 * A command behind a button. When the session has ended meanwhile, the page asks to sign in; what was typed is kept. An act on a
 * case, or a report typed for somebody, that got no answer is the same act when it is sent again, also after a reload. `deliver` is
 * another way out, such as to the district.
 */
export function useAct<N extends keyof Commands>(name: N, deliver?: Api['run']): CommandHandle<N> {
  const me = useContext(MeContext)
  const command = useCommand(name, deliver, (input) => {
    if (!me || !OUTLIVES_RELOAD.test(name)) return null
    return [shelfOf(me), 'unsent', name, 'caseId' in input ? input.caseId : 'new'].join('/')
  })
  useEffect(() => {
    if (command.error) isSignedOut(command.error)
  }, [command.error])
  return command
}

/** Nothing that may carry a password is laid on the shelf. */
const OUTLIVES_RELOAD = /^(cases|intake)\./
