/** So long a scene stands. */
export const SCENE_MILLIS = 20_000
/** So long the wall stands still after somebody touched it or pressed a key. */
export const HOLD_MILLIS = 120_000

export type Rotation = {
  readonly scene: number
  readonly isPaused: boolean
  /** Stands still until then (ms). */
  readonly heldUntil: number
}

export const AT_FIRST: Rotation = { scene: 0, isPaused: false, heldUntil: 0 }

export type Turn =
  /** Time has passed. */
  | { readonly kind: 'tick' }
  /** Somebody touched the wall. */
  | { readonly kind: 'touch' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'step'; readonly by: 1 | -1 }

/** The wall after a turn. It goes on by itself, except while it is paused or somebody is at it. */
export function turned(at: Rotation, turn: Turn, scenes: number, now: number): Rotation {
  const scene = (by: number) => (((at.scene + by) % scenes) + scenes) % scenes
  switch (turn.kind) {
    case 'tick':
      return isStill(at, now) || scenes < 2 ? at : { ...at, scene: scene(1) }
    case 'touch':
      return { ...at, heldUntil: now + HOLD_MILLIS }
    case 'pause':
      return { ...at, isPaused: !at.isPaused, heldUntil: 0 }
    case 'step':
      return { ...at, scene: scene(turn.by), heldUntil: now + HOLD_MILLIS }
  }
}

/** Whether it stands still. */
export function isStill(at: Rotation, now: number): boolean {
  return at.isPaused || now < at.heldUntil
}

/** How many parts stand beside each other: a double screen shows all, a desk four, a phone all below one another. */
export function partsAtOnce(width: number, all: number): number {
  return width >= 2600 || width < 900 ? all : 4
}

/** Parts in scenes of so many. */
export function scenesOf<Part>(parts: readonly Part[], atOnce: number): Part[][] {
  const scenes: Part[][] = []
  for (let i = 0; i < parts.length; i += atOnce) scenes.push(parts.slice(i, i + atOnce))
  return scenes
}
