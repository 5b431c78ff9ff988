import { z } from 'zod'
import { defineQuery } from '../../../platform/pure/contract.ts'
import { CaseLine } from '../../cases/contract.ts'
import { COUNTS } from '../rules.ts'
import { FigureFilter, FigureSpan } from './figures.ts'

/** A part of the map in WGS84 degrees. */
const Box = z.object({
  west: z.number().min(-180).max(180),
  south: z.number().min(-90).max(90),
  east: z.number().min(-180).max(180),
  north: z.number().min(-90).max(90),
})

/** So few cases on a map are named beside it. */
export const FEW_ON_MAP = 12

/** Where the cases behind a count lie: gathered into some hundred clusters at most, however many they are; narrowed to a part of the map, those come apart. */
export const ListCountedPlaces = defineQuery('dashboards.countedPlaces', {
  label: { zh: '图数背后的件在哪里', en: 'Where the cases behind a figure lie' },
  method: 'POST',
  input: z.object({
    filter: FigureFilter.default({}),
    span: FigureSpan,
    count: z.enum(COUNTS),
    /** Only this part; left out: all. */
    within: Box.optional(),
  }),
  output: z.object({
    clusters: z.array(
      z.object({
        /** The middle of its cases, in WGS84 degrees. */
        lng: z.number(),
        lat: z.number(),
        /** As often as they count. */
        n: z.int(),
        /** Where most of them lie. */
        gridName: z.string(),
        box: Box,
      }),
    ),
    /** How many of the count stand on no map: without a point, or sensitive – a point gives away whose it is. */
    unplaced: z.int(),
    /** How many lie outside the part that was asked for. */
    outside: z.int(),
    /** The cases themselves where they are few, or lie in one spot; the newest first. */
    cases: z.array(CaseLine),
  }),
})

export const placesContract = [ListCountedPlaces] as const
