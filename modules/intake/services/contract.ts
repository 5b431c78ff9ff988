import { z } from 'zod'
import { defineCommand, defineQuery } from '../../../platform/pure/contract.ts'

/** The five services behind one code (五码). What they are called, in which order they stand and which are open is a community's. */
export const SERVICES = ['report', 'ask', 'deliberate', 'book', 'help'] as const
export type ServiceKey = (typeof SERVICES)[number]

const id = z.uuid()
const name = (most: number) => z.string().trim().min(1).max(most)
const key = z.enum(SERVICES)

/** One service as a community presents it. */
export const Service = z.object({
  key,
  nameZh: name(8),
  nameEn: name(24),
  noteZh: name(24),
  noteEn: name(60),
  isOpen: z.boolean(),
})
export type Service = z.infer<typeof Service>

/** Names, notes, order (as listed) and which are open: all five at once. */
export const ArrangeServices = defineCommand('intake.arrangeServices', {
  label: { zh: '设置码上服务', en: 'Arrange the services' },
  input: z.object({ communityId: id, services: z.array(Service).length(SERVICES.length) }),
  output: z.object({ communityId: id }),
})

/** The services of a community, for who arranges them. */
export const ListServices = defineQuery('intake.services', {
  label: { zh: '码上服务', en: 'Services of a community' },
  input: z.object({ communityId: id }),
  output: z.object({
    /** `works`: whether there is anything behind it; what does not work cannot be opened. */
    services: z.array(Service.extend({ works: z.boolean() })),
    /** Whether the community has arranged them, or has the ones every community starts with. */
    isArranged: z.boolean(),
  }),
})
