import { type FontSet, loadFonts } from '../../platform/print/fonts.ts'
import {
  type Block,
  column,
  columnsOf,
  fittedBlock,
  framed,
  row,
  type Span,
  textBlock,
} from '../../platform/print/layout.ts'
import {
  drawDecoration,
  finishSheet,
  MM,
  openSheet,
  PAPER,
  type Printed,
  type Sheet,
} from '../../platform/print/sheet.ts'
import { drawText } from '../../platform/print/text.ts'
import {
  addressStart,
  type Brand,
  COLOR,
  codeBlock,
  emergencyBar,
  type PrintedPlace,
  qrBlock,
  spread,
  typedAddress,
} from './poster-parts.ts'

export { doorSignPdf, stickerSheetPdf } from './poster-small.ts'

/** Someone who may stand on a public board: role («网格员»), name, telephone. Printed only with `consented`. */
export type PosterContact = { role: string; name: string; phone: string | null; consented: boolean }

/** What a poster says. `printedOn` is a date in China, `YYYY-MM-DD`; at most three contacts are printed. */
export type PosterInput = {
  brand: Brand
  communityName: string
  place: PrintedPlace
  contacts: readonly PosterContact[]
  /** A telephone where staff enter a report for those who cannot scan. */
  servicePhone: string | null
  printedOn: string
}

/**
 * The poster of a place code: A4 upright, margins 18 mm, dark enough in black and white. Equal input gives equal bytes.
 * @param fonts as `loadFonts` gives them; loaded when left out
 * @throws RangeError if names are so long that the page cannot hold them, or more than three contacts consent
 */
export async function posterPdf(input: PosterInput, fonts?: FontSet): Promise<Printed> {
  const sheet = openSheet(fonts ?? (await loadFonts()), {
    paper: 'a4',
    title: `${input.brand.name} · ${input.place.placeName}`,
    author: input.communityName,
    printedOn: input.printedOn,
  })
  drawPoster(sheet, input)
  return finishSheet(sheet)
}

/**
 * Draws a poster on the page that is open.
 * @throws RangeError if names are so long that the page cannot hold them, or more than three contacts consent
 */
export function drawPoster(sheet: Sheet, input: PosterInput): void {
  const { contacts } = input
  const shown = contacts.filter((contact) => contact.consented)
  if (shown.length > 3) throw new RangeError('a poster has room for three contacts')
  const above = heading(sheet, input)
  const below = [
    steps(sheet),
    ...(shown.length > 0 ? [contactPanel(sheet, shown)] : []),
    emergencyBar(sheet, PAGE, 1),
    footer(sheet, input),
  ]
  const room = BOTTOM - TOP - column([above, ...below]).height - 2 * PANEL_PAD - (below.length + 1) * GOOD_GAP
  const panel = codePanel(sheet, input, Math.min(MAX_QR, Math.max(MIN_QR, room)))
  spread([above, panel, ...below], TOP, BOTTOM, MIN_GAP, MAX_GAP).draw(TOP)
}

const MARGIN = 18 * MM
const PAGE: Span = { x: MARGIN, width: PAPER.a4.width - 2 * MARGIN }
const TOP = MARGIN
const BOTTOM = PAPER.a4.height - MARGIN
const PANEL_PAD = 16
const MIN_GAP = 8
const GOOD_GAP = 15
const MAX_GAP = 26
/** Read from about ten times its side: 60 mm from half a metre, 90 mm from nearly one. */
const MIN_QR = 60 * MM
const MAX_QR = 92 * MM
const SMALL = { size: 10, color: COLOR.muted, lineHeight: 1.45 } as const
const STRONG = { weight: 'bold', color: COLOR.ink, lineHeight: 1.35, maxLines: 1, minSize: 11 } as const

const ENGLISH_SLOGAN = 'Scan to report a problem, ask a question or make a suggestion.'

const STEPS = [
  {
    title: '扫一扫',
    text: '用手机相机或微信扫码，不用下载，不用注册。',
    english: 'Scan with camera or WeChat. No app, no account.',
  },
  {
    title: '说一声',
    text: '说清什么事、在哪里，可以附照片，可不留姓名。',
    english: 'Say what and where. Photo and name are optional.',
  },
  {
    title: '等回音',
    text: '当场得到查询号，谁在办、几时办好，随时可查。',
    english: 'You get a number to see who handles it and by when.',
  },
] as const

/** Community, name of the service in large type, slogan. */
function heading(sheet: Sheet, { brand, communityName }: PosterInput): Block {
  const title = { ...STRONG, size: 74, tracking: 4, lineHeight: 1.16, minSize: 32 }
  const slogan = { size: 23, color: COLOR.ink, lineHeight: 1.35, balance: true, maxLines: 1, minSize: 15 }
  return column([
    fittedBlock(sheet, communityName, PAGE, { ...STRONG, size: 16, color: COLOR.accent }),
    {
      height: 14,
      draw: (y) => drawDecoration(sheet, (doc) => doc.rect(PAGE.x, y + 6, PAGE.width, 2.5).fill(COLOR.accent)),
    },
    fittedBlock(sheet, brand.name, PAGE, title, 'H1'),
    fittedBlock(sheet, brand.slogan, PAGE, slogan),
    textBlock(sheet, ENGLISH_SLOGAN, PAGE, { size: 11, color: COLOR.muted, lineHeight: 1.7 }),
  ])
}

/** The QR code and, beside it, what it stands for and the ways without a camera. */
function codePanel(sheet: Sheet, { place, servicePhone }: PosterInput, side: number): Block {
  const left = PAGE.x + PANEL_PAD
  const span = { x: left + side + 20, width: PAGE.width - side - 20 - 2 * PANEL_PAD }
  const name = { ...STRONG, size: 23, lineHeight: 1.3, balance: true, maxLines: 3, minSize: 13 }
  const words = column(
    [
      column([textBlock(sheet, '地点 Place', span, SMALL), fittedBlock(sheet, place.placeName, span, name, 'H2')]),
      column([textBlock(sheet, '编号 Code', span, SMALL), codeBlock(sheet, place.code, span, 21, 'left')]),
      withoutCamera(sheet, place, servicePhone, span),
    ],
    12,
  )
  return framed(row([qrBlock(sheet, place, left, side), words], 'middle'), PANEL_PAD, (y, height) =>
    drawDecoration(sheet, (doc) => doc.roundedRect(PAGE.x, y, PAGE.width, height, 10).fill(COLOR.tint)),
  )
}

/** For those who cannot scan: a telephone where staff enter the report, and the address to type. */
function withoutCamera(sheet: Sheet, place: PrintedPlace, servicePhone: string | null, span: Span): Block {
  const call = servicePhone === null ? [] : [`打 ${servicePhone}，代您登记`]
  const lead = servicePhone === null ? '请在浏览器输入' : '或在浏览器输入'
  return column([
    textBlock(sheet, '扫不了码？Cannot scan?', span, SMALL),
    ...call.map((words) => fittedBlock(sheet, words, span, { ...STRONG, size: 14, minSize: 10 })),
    textBlock(sheet, `${lead} Type the address\n${typedAddress(place.url)}`, span, SMALL),
  ])
}

/** Three steps in three columns, each with its number. */
function steps(sheet: Sheet): Block {
  const spans = columnsOf(PAGE, STEPS.length, 20)
  const cells = STEPS.map(({ title, text, english }, i) => {
    const headline = { x: spans[i].x + 36, width: spans[i].width - 36 }
    const words = textBlock(sheet, title, headline, { size: 18, weight: 'bold', color: COLOR.ink }, 'H2')
    return column(
      [
        row([stepNumber(sheet, String(i + 1), spans[i].x), words], 'middle'),
        textBlock(sheet, text, spans[i], { size: 12, color: COLOR.ink, lineHeight: 1.5, balance: true }),
        textBlock(sheet, english, spans[i], { size: 9, color: COLOR.muted, lineHeight: 1.35, balance: true }),
      ],
      4,
    )
  })
  return row(cells)
}

function stepNumber(sheet: Sheet, number: string, x: number): Block {
  const style = { size: 16, weight: 'bold', color: COLOR.paper, align: 'center', lineHeight: 1 } as const
  return {
    height: 28,
    draw: (y) => {
      drawDecoration(sheet, (doc) => doc.circle(x + 14, y + 14, 14).fill(COLOR.accent))
      drawText(sheet, number, { x, y: y + 5.5, width: 28 }, style)
    },
  }
}

/** Who is responsible here: role, name and telephone; one or two contacts on one line each, three in narrow columns. */
function contactPanel(sheet: Sheet, contacts: readonly PosterContact[]): Block {
  const spans = columnsOf({ x: PAGE.x + PANEL_PAD, width: PAGE.width - 2 * PANEL_PAD }, contacts.length, 24)
  const stacked = contacts.length === 3
  const cells = contacts.map(({ role, name, phone }, i) => {
    const [left, right] = stacked ? [spans[i], spans[i]] : columnsOf(spans[i], 2, 8)
    const phones = phone === null ? [] : [phone]
    const words = [
      fittedBlock(sheet, name, left, { ...STRONG, size: 19 }),
      ...phones.map((digits) =>
        fittedBlock(sheet, digits, right, { ...STRONG, size: 17, align: stacked ? 'left' : 'right' }),
      ),
    ]
    return column([
      textBlock(sheet, role, spans[i], { size: 10.5, color: COLOR.muted, lineHeight: 1.35 }),
      stacked ? column(words) : row(words, 'middle'),
    ])
  })
  const border = { x: PAGE.x + 0.5, width: PAGE.width - 1, radius: 8 }
  return framed(row(cells), 9, (y, height) =>
    drawDecoration(sheet, (doc) => {
      doc.roundedRect(border.x, y, border.width, height, border.radius).lineWidth(1).strokeColor(COLOR.line).stroke()
    }),
  )
}

/** What the code holds, how to know a pasted-over one, when it was printed. */
function footer(sheet: Sheet, { place, printedOn }: PosterInput): Block {
  const style = { size: 8.5, color: COLOR.muted, lineHeight: 1.5 }
  const check = `扫码后请核对网址以 ${addressStart(place.url)} 开头。本服务不收费，不会索要密码或验证码。`
  return column([
    row([
      textBlock(sheet, '此码只含一个随机编号，不含任何个人信息。The code holds no personal data.', PAGE, style),
      textBlock(sheet, `印制日期 Printed ${printedOn}`, PAGE, { ...style, align: 'right' }),
    ]),
    textBlock(sheet, check, PAGE, style),
  ])
}
