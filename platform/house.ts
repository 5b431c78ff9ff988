import type { ServerActor } from './access.ts'
import type { Clock } from './clock.ts'
import { type Command, type DoorParts, type Envelope, runCommand } from './commands.ts'
import type { Context } from './context.ts'
import type { Db } from './db/connect.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Module, SessionAct } from './module.ts'
import { NotFound } from './pure/refusals.ts'
import { type Query, runQuery, Written } from './queries.ts'

/** A place where handlers may run, before anybody has said who acts. */
export type Ground = Omit<Context, 'actor' | 'newId'>

/** Looks up the actor of an account in one tenant; handed in by app/, because the floor knows no module. */
export type LoadActor = (ground: Ground, accountId: string) => Promise<ServerActor>

/** The running house: the means and the modules, gathered by app/. */
export type House = DoorParts & {
  readonly clock: Clock
  readonly log: Log
  readonly modules: readonly Module[]
  readonly loadActor: LoadActor
  command(name: string): Command
  query(name: string): Query
  sessionAct(name: string): SessionAct
  /** Runs a command as an actor who is known already: for sweeps, seeds and tests; requests go through http. */
  run(
    name: string,
    envelope: Envelope,
    actor: ServerActor | ((ground: Ground) => Promise<ServerActor>),
    at?: Date,
  ): Promise<unknown>
  ask(
    name: string,
    asked: { tenant: number; input: unknown },
    actor: ServerActor | ((ground: Ground) => Promise<ServerActor>),
    at?: Date,
  ): Promise<unknown>
  /** The same as JSON, for whoever sends it on. */
  askJson(
    name: string,
    asked: { tenant: number; input: unknown },
    actor: ServerActor | ((ground: Ground) => Promise<ServerActor>),
  ): Promise<string>
}

/** Puts the modules on the means. */
export function buildHouse(parts: {
  db: Db
  keys: Keys
  clock: Clock
  log: Log
  modules: readonly Module[]
  loadActor: LoadActor
  poke: DoorParts['poke']
}): House {
  const commands = new Map(parts.modules.flatMap((one) => one.commands).map((one) => [one.contract.name, one]))
  const queries = new Map(parts.modules.flatMap((one) => one.queries).map((one) => [one.contract.name, one]))
  const acts = new Map(parts.modules.flatMap((one) => one.sessionActs ?? []).map((one) => [one.name, one]))
  const house: House = {
    ...parts,
    command: (name) => known(commands, name),
    query: (name) => known(queries, name),
    sessionAct: (name) => known(acts, name),
    run: (name, envelope, actor, at) =>
      runCommand(house, house.command(name), envelope, asLoader(actor), at ?? parts.clock.now()),
    ask: async (name, asked, actor, at) => {
      const answer = await runQuery(house, house.query(name), asked, asLoader(actor), at ?? parts.clock.now())
      return answer instanceof Written ? JSON.parse(answer.json) : answer
    },
    askJson: async (name, asked, actor) => {
      const answer = await runQuery(house, house.query(name), asked, asLoader(actor), parts.clock.now())
      return answer instanceof Written ? answer.json : JSON.stringify(answer)
    },
  }
  return house
}

function asLoader(
  actor: ServerActor | ((ground: Ground) => Promise<ServerActor>),
): (ground: Ground) => Promise<ServerActor> {
  return typeof actor === 'function' ? actor : async () => actor
}

function known<Thing>(things: ReadonlyMap<string, Thing>, name: string): Thing {
  const found = things.get(name)
  if (found === undefined) throw new NotFound(name)
  return found
}
