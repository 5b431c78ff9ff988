export function ownMark(): string
export function isRunning(mark: string): boolean
export function markOf(pid: number): string | undefined
