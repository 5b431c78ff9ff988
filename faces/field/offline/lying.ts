import type { Disk } from './disk.ts'

/** How far this phone has read; null before the first sync is whole. */
export type ReadTo = {
  readonly position: Readonly<Record<string, number>>
  readonly epoch: string
  readonly sight: string
  /** When it last heard, and the day of its last full comparison. */
  readonly at: string
  readonly comparedOn: string
}

/** Under which name it lies among the small facts. */
export const READ_TO = 'read_to'

/** What lies on a disk, still sealed, and how far it reaches at least. */
export type Lying = { readonly readTo: ReadTo | null; readonly blocks: readonly { key: string; value: unknown }[] }

/**
 * Reads what lies on a disk. How far it reaches comes first: another window that writes meanwhile only takes it further, and a sync that begins too
 * early brings rows twice; one that began too late would miss some for good.
 */
export async function readLying(disk: Disk): Promise<Lying> {
  const readTo = ((await disk.read('meta', READ_TO)) as ReadTo | undefined) ?? null
  return { readTo, blocks: await disk.all('blocks') }
}
