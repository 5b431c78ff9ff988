import { useEffect } from 'react'
import type { Commands } from '../../modules/api.ts'
import { isSignedOut } from '../kit/session.ts'
import { type CommandHandle, useCommand } from '../kit/use-command.ts'

/** A command behind a button. When the session has ended meanwhile, the page asks to sign in; what was typed is kept. */
export function useAct<N extends keyof Commands>(name: N): CommandHandle<N> {
  const command = useCommand(name)
  useEffect(() => {
    if (command.error) isSignedOut(command.error)
  }, [command.error])
  return command
}
