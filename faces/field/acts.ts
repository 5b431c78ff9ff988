import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Commands } from '../../modules/api.ts'
import type { InputOf, OutputOf } from '../../platform/pure/contract.ts'
import { type Api, api } from '../kit/api.ts'
import { newId } from '../kit/new-id.ts'
import { isSignedOut } from '../kit/session.ts'
import { type CommandHandle, useCommand } from '../kit/use-command.ts'
import { type ActFile, phone } from './offline/here.ts'
import { mayWait } from './offline/waits.ts'
import { refreshReads } from './reads.ts'

/** An act as data: what an outbox can keep and send later, in order. The id makes it happen once however often it is sent. */
export type Act<N extends keyof Commands> = {
  readonly commandId: string
  readonly name: N
  readonly input: InputOf<Commands[N]>
}

/**
 * The one way out for every command of this face. Where the phone carries its work it goes through the outbox: at once when nothing stands in
 * the way, else it is kept (`isKept`) and sent later. Otherwise it goes to the server at once and fails when there is no network.
 */
export async function perform<N extends keyof Commands>(
  { commandId, name, input }: Act<N>,
  files: readonly ActFile[] = [],
): Promise<OutputOf<Commands[N]>> {
  const here = phone.get()
  if (!here || here.owner.tenant !== api.tenant() || !mayWait(name)) return api.run(name, input, { commandId })
  return (await here.perform({ commandId, name, input: { ...(input as object) } }, files)) as OutputOf<Commands[N]>
}

/**
 * A command behind a button. What is on screen is asked anew afterwards; when the session has ended, the face asks to sign in. `files`: photos that
 * have not gone yet, which an outbox sends after the act.
 */
export function useAct<N extends keyof Commands>(name: N, files?: () => Promise<readonly ActFile[]>): CommandHandle<N> {
  const filesNow = useRef(files)
  filesNow.current = files
  const deliver = useCallback<Api['run']>(
    async (act, input, { commandId = newId() } = {}) =>
      perform({ commandId, name: act, input }, phone.get() ? await filesNow.current?.() : []),
    [],
  )
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
