import type { Random } from './random.ts'

/** A position on the ground in metres from the centre of a tiling, x to the east, y to the north. */
export type Metres = readonly [number, number]

/**
 * Makes a smooth bending of the plane that turns straight lines into curved ones and never folds. Each coordinate gets
 * three sine waves of about `size`, size / 2 and size / 4 metres; their slopes sum to less than 0.5, so the bending
 * stays one-to-one (its difference from the identity contracts).
 */
export const createWarp = (size: number, random: Random): ((position: Metres) => Metres) => {
  const waves = () =>
    [1.1, 0.53, 0.24].map((share) => {
      const length = size * share
      const direction = random.next() * 2 * Math.PI
      return {
        amplitude: length * 0.024,
        x: (Math.cos(direction) * 2 * Math.PI) / length,
        y: (Math.sin(direction) * 2 * Math.PI) / length,
        phase: random.next() * 2 * Math.PI,
      }
    })
  const [east, north] = [waves(), waves()]
  const shift = (list: ReturnType<typeof waves>, [x, y]: Metres) =>
    list.reduce((sum, wave) => sum + wave.amplitude * Math.sin(wave.x * x + wave.y * y + wave.phase), 0)
  return (position) => [position[0] + shift(east, position), position[1] + shift(north, position)]
}

/**
 * A hand-drawn line between two positions: about one point every `spacing` metres, the ends left out. It strays to the
 * side by at most `reach` metres and by at most 0.25 of the distance to the nearer end, so that lines that meet at a
 * right angle or run side by side more than 2 * reach apart never touch.
 */
export const drawEdge = (from: Metres, to: Metres, spacing: number, reach: number, random: Random): Metres[] => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const count = Math.round(length / spacing)
  const bow = (random.next() * 2 - 1) * reach
  const wave = (random.next() * 2 - 1) * reach * 0.5
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const t = (index + 0.7 + random.next() * 0.6) / count
    const wanted = bow * Math.sin(Math.PI * t) + wave * Math.sin(2 * Math.PI * t) + (random.next() - 0.5) * reach * 0.3
    const limit = Math.min(reach, 0.25 * length * Math.min(t, 1 - t))
    const aside = Math.max(-limit, Math.min(limit, wanted))
    return [from[0] + dx * t - (dy / length) * aside, from[1] + dy * t + (dx / length) * aside]
  })
}
