export function withLock<T>(
  folder: string,
  work: () => Promise<T> | T,
  waiting?: (holderPid: number) => void,
): Promise<T>
