import { create } from 'qrcode'

/** A text as a square to scan. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells: string[] = []
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(x, y)) cells.push(`M${x} ${y}h1v1h-1z`)
  return (
    <svg className="k-qr" role="img" aria-label={title} viewBox={`-2 -2 ${modules.size + 4} ${modules.size + 4}`}>
      <path d={cells.join('')} fill="#000" />
    </svg>
  )
}
