import { findPlaces, type Named } from '../../../modules/grids/rules.ts'

/** Whether all of a search is in a name, written out or by first letters. */
export function isNamed(search: string, named: Named): boolean {
  return findPlaces(search, [{ named }]).rest.length === 0
}
