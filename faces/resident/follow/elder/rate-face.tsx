/** Mouths of the faces, worst first. */
const MOUTHS = [
  'M15 35c2-7 16-7 18 0',
  'M16 34c3-4 13-4 16 0',
  'M16 32h16',
  'M16 30c3 4 13 4 16 0',
  'M14 28c2 9 18 9 20 0Z',
] as const

/** A face for a rating from 1 to 5. It only decorates: words stand beside it. */
export function RateFace({ rating }: { rating: number }) {
  return (
    <svg className="r-face" viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="2.6" aria-hidden="true">
      <circle cx="24" cy="24" r="20" />
      <path d="M17 18v3M31 18v3" strokeLinecap="round" />
      <path d={MOUTHS[rating - 1]} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
