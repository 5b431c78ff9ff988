/** A piece of ground to lay out: a leaf with a weight (its share of the area), or a whole divided into children. */
export interface Plot {
  readonly key: string
  /** Share of the area; counts only when there are no children. */
  readonly weight: number
  readonly children: readonly Plot[]
}

/** A rectangle on the drawing board: whole lattice units, x to the right, y upward. */
export interface Rect {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** The weight of a plot: its own when it is a leaf, else that of its leaves together. */
export const weightOf = (plot: Plot): number =>
  plot.children.length === 0 ? plot.weight : plot.children.reduce((sum, child) => sum + weightOf(child), 0)

/**
 * Divides a rectangle among a plot and all below it, so that children fill their parent without gap or overlap and
 * neighbours in a list lie side by side: the list is cut where both halves weigh about the same, the rectangle across
 * its longer side in that proportion, and so on. Returns the rectangle of every plot by key. Throws when a rectangle is
 * too small to be cut or a key comes twice.
 */
export const layOut = (root: Plot, rect: Rect): Map<string, Rect> => {
  const rects = new Map<string, Rect>()
  const weights = new Map<Plot, number>()
  const weigh = (plot: Plot): number => {
    const weight =
      plot.children.length === 0 ? plot.weight : plot.children.reduce((sum, child) => sum + weigh(child), 0)
    if (!(weight > 0)) throw new Error(`plot ${plot.key} has no weight`)
    weights.set(plot, weight)
    return weight
  }
  const place = (plot: Plot, space: Rect): void => {
    if (rects.has(plot.key)) throw new Error(`two plots with the key ${plot.key}`)
    rects.set(plot.key, space)
    if (plot.children.length > 0) divide(plot.children, space)
  }
  const divide = (plots: readonly Plot[], space: Rect): void => {
    const [only] = plots
    if (plots.length === 1 && only) {
      place(only, space)
      return
    }
    const total = plots.reduce((sum, plot) => sum + (weights.get(plot) ?? 0), 0)
    let count = 0
    let first = 0
    while (count < plots.length - 1) {
      const next = weights.get(plots[count] ?? root) ?? 0
      if (count > 0 && Math.abs(first + next - total / 2) > Math.abs(first - total / 2)) break
      first += next
      count += 1
    }
    const [one, other] = cut(space, first / total)
    divide(plots.slice(0, count), one)
    divide(plots.slice(count), other)
  }
  weigh(root)
  place(root, rect)
  return rects
}

const cut = (rect: Rect, share: number): readonly [Rect, Rect] => {
  const [width, height] = [rect.right - rect.left, rect.top - rect.bottom]
  const length = Math.max(width, height)
  if (length < 2) throw new Error('a rectangle is too small to be cut')
  const at = Math.min(length - 1, Math.max(1, Math.round(length * share)))
  return width >= height
    ? [
        { ...rect, right: rect.left + at },
        { ...rect, left: rect.left + at },
      ]
    : [
        { ...rect, bottom: rect.top - at },
        { ...rect, top: rect.top - at },
      ]
}
