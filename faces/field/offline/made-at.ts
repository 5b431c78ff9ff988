/** When an act was made, by its id (UUIDv7), which stands in the open while the act is sealed. */
export function madeAtOf(id: string): string {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()
}
