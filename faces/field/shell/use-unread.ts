import { useRead } from '../reads.ts'

/** How many messages wait to be read; told anew whenever something changes in the street. */
export function useUnread(): number {
  return useRead('notifications.unread', {}).data?.unread ?? 0
}
