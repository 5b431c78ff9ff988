import { useEffect, useMemo } from 'react'
import type { Commands } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { type Api, api } from '../kit/api.ts'
import { newId } from '../kit/new-id.ts'
import { isSignedOut } from '../kit/session.ts'
import { type CommandHandle, useCommand } from '../kit/use-command.ts'
import { refreshReads } from './reads.ts'

/** An act as data: what an outbox can keep and send later, in order. The id makes it happen once however often it is sent. */
export type Act<N extends keyof Commands> = {
  readonly commandId: string
  readonly name: N
  readonly input: InputOf<Commands[N]>
}

/** The one way out for every command of this face. It goes to the server at once and fails when there is no network. */
export function perform<N extends keyof Commands>({ commandId, name, input }: Act<N>): Promise<OutputOf<Commands[N]>> {
  return api.run(name, input, { commandId })
}

const deliver: Api['run'] = (name, input, { commandId = newId() } = {}) => perform({ commandId, name, input })

/** A command behind a button. What is on screen is asked anew afterwards; when the session has ended, the face asks to sign in. */
export function useAct<N extends keyof Commands>(name: N): CommandHandle<N> {
  const command = useCommand(name, deliver)
  const { run, error } = command
  useEffect(() => {
    if (error) isSignedOut(error)
  }, [error])
  return useMemo(
    () => ({
      ...command,
      run: async (input: InputOf<Commands[N]>) => {
        const output = await run(input)
        if (output !== undefined) refreshReads()
        return output
      },
    }),
    [command, run],
  )
}
