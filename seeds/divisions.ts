import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { type Division, decodeDivisions } from './division-lines.ts'

export type { Division } from './division-lines.ts'

/** A province with its cities; the only part of the list that is read at once. */
export interface Province extends Division {
  readonly cities: readonly Division[]
}

/** Where the list comes from, and the provinces and cities in it. */
export interface Divisions {
  readonly source: string
  readonly asOf: string
  readonly counts: { readonly districts: number; readonly subdistricts: number; readonly communities: number }
  readonly provinces: readonly Province[]
}

/** A city's districts (6 digits), subdistricts (9 digits) and communities or villages (12 digits). */
export interface CityDivisions {
  readonly city: Division
  readonly districts: readonly Division[]
  readonly subdistricts: readonly (Division & { readonly districtCode: string })[]
  readonly communities: readonly (Division & { readonly subdistrictCode: string })[]
}

const FOLDER = new URL('./data/divisions/', import.meta.url)

/**
 * The official list of mainland China's divisions (统计用区划代码, National Bureau of Statistics): provinces and cities.
 * Reads one small file; everything below a city is read by cityDivisions or provinceDivisions when asked for.
 */
export const readDivisions = (): Divisions => JSON.parse(readFileSync(new URL('index.json', FOLDER), 'utf8'))

/** Every division below one province (2 digits), in the order of codes, decoded lazily from the province's file. */
export const provinceDivisions = (provinceCode: string): Generator<Division> =>
  decodeDivisions(provinceCode, brotliDecompressSync(readFileSync(fileOf(provinceCode))).toString('utf8'))

/** The divisions of one city (4 digits, '5101' is Chengdu). Throws when the list has no such city. */
export const cityDivisions = (cityCode: string): CityDivisions => {
  if (!/^\d{4}$/u.test(cityCode)) throw new Error(`a city has a code of 4 digits, not '${cityCode}'`)
  const provinceCode = cityCode.slice(0, 2)
  const city = readDivisions()
    .provinces.find(({ code }) => code === provinceCode)
    ?.cities.find(({ code }) => code === cityCode)
  if (!city) throw new Error(`no city with the code ${cityCode} in the list of divisions`)

  const districts: Division[] = []
  const subdistricts: (Division & { districtCode: string })[] = []
  const communities: (Division & { subdistrictCode: string })[] = []
  for (const { code, name } of provinceDivisions(provinceCode)) {
    if (!code.startsWith(cityCode)) {
      if (districts.length > 0) break
      continue
    }
    if (code.length === 6) districts.push({ code, name })
    else if (code.length === 9) subdistricts.push({ code, name, districtCode: code.slice(0, 6) })
    else if (code.length === 12) communities.push({ code, name, subdistrictCode: code.slice(0, 9) })
  }
  return { city, districts, subdistricts, communities }
}

const fileOf = (provinceCode: string): URL => {
  if (!/^\d{2}$/u.test(provinceCode)) throw new Error(`a province has a code of 2 digits, not '${provinceCode}'`)
  return new URL(`${provinceCode}.br`, FOLDER)
}
