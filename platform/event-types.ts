/**
 * Names and shapes of the facts. The floor knows no furniture: the catalogue (modules/events.ts) fills this interface in by
 * declaration merging, so that `announce` is checked everywhere without an import upward.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled in by modules/events.ts
export interface EventShapes {}

/** Name of an announced fact. */
export type EventName = keyof EventShapes & string
/** What an event of this name carries. */
export type EventBody<Name extends EventName> = EventShapes[Name]
