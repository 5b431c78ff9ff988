import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { buildRunning, type Running } from '../../app/running.ts'
import type { Commands, Queries } from '../../modules/api.ts'
import type { ServerActor } from '../../platform/access.ts'
import { type TestClock, testClock } from '../../platform/clock.ts'
import { connect, type Db, spyOnStatements } from '../../platform/db/connect.ts'
import { setUpChannels } from '../../platform/deliver.ts'
import { type Keys, keysFrom } from '../../platform/keys.ts'
import { openLog } from '../../platform/log.ts'
import type { CommandContract, InputOf, OutputOf, QueryContract } from '../../platform/pure/contract.ts'
import { LETTER_KINDS } from '../../platform/pure/letter-words.ts'
import { statementLinter } from './statement-linter.ts'
import { cloneDatabase, dropDatabase, testAddress } from './template.ts'

/** Who acts in a test: a known actor, or the account whose posts are looked up as in real life. */
export type As = ServerActor | { accountId: string }

/** A house on a database of its own, with a clock that the test moves. */
export type TestHouse = {
  readonly db: Db
  readonly keys: Keys
  readonly clock: TestClock
  readonly running: Running
  run<C extends CommandContract>(
    contract: C,
    input: InputOf<C>,
    how: { as: As; tenant: number; commandId?: string },
  ): Promise<OutputOf<C>>
  run<Name extends keyof Commands>(
    name: Name,
    input: InputOf<Commands[Name]>,
    how: { as: As; tenant: number; commandId?: string },
  ): Promise<OutputOf<Commands[Name]>>
  ask<C extends QueryContract>(contract: C, input: InputOf<C>, how: { as: As; tenant: number }): Promise<OutputOf<C>>
  ask<Name extends keyof Queries>(
    name: Name,
    input: InputOf<Queries[Name]>,
    how: { as: As; tenant: number },
  ): Promise<OutputOf<Queries[Name]>>
  /** Lets all followers catch up. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** The system, for building what a test needs. */
export const SYSTEM: ServerActor = { kind: 'system', name: 'test' }

/** A Monday morning within working hours. */
export const MONDAY = new Date('2026-11-16T01:30:00Z')

/** Opens a house on a fresh clone of the migrated template, or on a clone that is given; the app role, so that rights are tested too. */
export async function openTestHouse(
  options: { now?: Date; clock?: TestClock; database?: string } = {},
): Promise<TestHouse> {
  const name = options.database ?? (await cloneDatabase())
  spyOnStatements(statementLinter())
  const db = connect(testAddress(name), 'app', { max: 8 })
  // Letters are written for every channel; none of them leaves before a test carries them.
  setUpChannels(db, LETTER_KINDS)
  const keys = testKeys()
  const clock = options.clock ?? testClock(options.now ?? MONDAY)
  const running = buildRunning({ db, keys, clock, log: openLog('silent') })
  const actor = (as: As) =>
    'accountId' in as && !('kind' in as)
      ? (ground: Parameters<typeof running.house.loadActor>[0]) => running.house.loadActor(ground, as.accountId)
      : as
  return {
    db,
    keys,
    clock,
    running,
    run: (
      contract: CommandContract | string,
      input: unknown,
      { as, tenant, commandId }: { as: As; tenant: number; commandId?: string },
    ) =>
      running.house.run(nameOf(contract), { commandId: commandId ?? randomUUID(), tenant, input }, actor(as)) as never,
    ask: (contract: QueryContract | string, input: unknown, { as, tenant }: { as: As; tenant: number }) =>
      running.house.ask(nameOf(contract), { tenant, input }, actor(as)) as never,
    settle: async () => {
      await running.followers.catchUp()
      await running.followers.idle()
    },
    close: async () => {
      await running.stop()
      await db.close()
      await dropDatabase(name)
    },
  }
}

function nameOf(contract: { name: string } | string): string {
  return typeof contract === 'string' ? contract : contract.name
}

/** The same master key in every test, so that sealed values can be compared, and opened where a database is cloned. */
export const TEST_MASTER = Buffer.alloc(32, 7)

/** Keys of a test. */
export function testKeys(): Keys {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return keysFrom(TEST_MASTER, pem)
}
