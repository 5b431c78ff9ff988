import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Face, type FontSet, loadFonts, splitRuns } from './fonts.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await loadFonts()
})

const named = (text: string, faces: readonly Face[]) =>
  splitRuns(text, faces).runs.map((run) => [run.face.name, run.text])

describe('the fonts of printed matter', () => {
  test('a name with 𠮷 is drawn by two faces of the same weight', () => {
    expect(named('欧阳𠮷㛃', fonts.bold)).toEqual([
      ['NotoSansSC_700Bold', '欧阳'],
      ['NotoSansJP_700Bold', '𠮷'],
      ['NotoSansSC_700Bold', '㛃'],
    ])
    expect(named('𠮷', fonts.regular)).toEqual([['NotoSansJP_400Regular', '𠮷']])
  })

  test.each(['regular', 'bold'] as const)('every rare character of the standard list has a glyph, %s', (weight) => {
    const { runs, missing } = splitRuns(RARE_STANDARD, fonts[weight])
    expect(missing).toEqual([])
    expect(runs.map((run) => run.text)).toEqual([RARE_STANDARD])
    for (const run of runs) {
      for (const character of run.text) expect(run.face.glyphOf(character.codePointAt(0) ?? 0)).toBeGreaterThan(0)
    }
  })

  test('all of the first Chinese block but its sixteen last additions, and 390 of Extension B', () => {
    expect(covered(0x4e00, 0x9fef)).toBe(0x9fef - 0x4e00 + 1)
    expect(covered(0x20000, 0x2a6df)).toBeGreaterThanOrEqual(390)
  })

  test('a character of no font becomes a visible mark and is named once', () => {
    const { runs, missing } = splitRuns('王\u{1f600}二\u{1f600}\ue000', fonts.regular)
    expect(runs.map((run) => run.text).join('')).toBe('王〓二〓〓')
    expect(missing).toEqual(['\u{1f600}', '\ue000'])
    expect(splitRuns('\ud842', fonts.regular).missing).toEqual(['\ud842'])
  })

  test('marks without ink leave no trace and are not missing', () => {
    expect(splitRuns('葛\u{e0100}\u200d城\u00ad\u0007', fonts.regular)).toEqual({
      runs: [{ text: '葛城', face: fonts.regular[0] }],
      missing: [],
    })
  })

  test('faces are asked in their order', () => {
    const face = (name: string, characters: string): Face => ({
      name,
      file: name,
      glyphOf: (codePoint) => (characters.includes(String.fromCodePoint(codePoint)) ? 1 : 0),
    })
    const faces = [face('first', '甲〓'), face('second', '甲乙'), face('third', '乙丙')]
    expect(named('甲乙丙丁', faces)).toEqual([
      ['first', '甲'],
      ['second', '乙'],
      ['third', '丙'],
      ['first', '〓'],
    ])
  })

  test('further fonts come last, in both weights; what is no font is refused', async () => {
    const file = fonts.bold[0].file
    const more = await loadFonts([file])
    expect(more.regular.map(({ name }) => name)).toEqual([
      'NotoSansSC_400Regular',
      'NotoSansJP_400Regular',
      'NotoSansSC_700Bold',
    ])
    expect(more.bold).toHaveLength(3)
    await expect(loadFonts([fileURLToPath(import.meta.url)])).rejects.toThrow('not a single TrueType')
    await expect(loadFonts(['/nowhere/font.ttf'])).rejects.toThrow('ENOENT')
  })
})

function covered(first: number, last: number): number {
  let found = 0
  for (let codePoint = first; codePoint <= last; codePoint++) {
    if (fonts.bold.some((face) => face.glyphOf(codePoint) !== 0)) found += 1
  }
  return found
}

/** 通用规范汉字表 (2013), level 3: all its characters outside the block U+4E00–U+9FFF, and some inside; used in names and places. */
const RARE_STANDARD =
  '𠙶𬣙𨙸𬇕䜣𬣞𬘓𫭟𫭢㧑𫇭𫐄㕮𫵷㑇𣲘𣲗𬇙㳇𬣡𫸩䢺𨚕𫘜𬘘𫘝䢼𦭜㭎𬨂𬀩𬀪㟃𬬩㑊𫍣𬣳𬩽𬮿𬯀𫰛𬳵𬳶䌹𫠊㛃𬍛鿍𬜬𦰡㭕䴓䶮𪾢𪨰' +
  '𫓧𬬮𬬱𬬭䏡𦙶㶲㳚㳘𬘡𬳽𬘩𫄧𪟝𬍤𫭼𬜯䓖𬂩𫠆𨐈𬌗𫑡𪨶𬬸𬬻𬬹𬬿𬭁𫢸𫗧𬊈𬒈𨺙㛚𬳿𫄨𬘫䂮𫮃㙍䓫䓬䓨䓛鿎䴕㫰𬱖𬟽䎃𫓯𫟹𫟼㿠' +
  '䝙䏲𠅤䴔𬇹𬍡㥄𬤇𫍯𬤊𫍲𬯎𬘬𬘭𬴂𫘦𫟅𬘯𫘧㙘𪣻𡎚𬃊𬷕𫐐𬹼𧿹𫶇𫖮鿏𬭊𨱇𫓶𬭎𫖯䐃𬱟𫛭㺄𫷷𬮱𬊤𣸣㴔㛹𬴃𫘨䴖𤧛𬪩𬒔䃅𬨎𫐓䣘' +
  '𫫇㬊𫓹𬭚𬭛䅟𬕂䲟𬶋𬶍𦝼𫔶𫌀𫖳𫘪𫘬𫞩𡐓𪤗𣗋𬸘䃎𬒗𥔲𫚖䴗㬎𨱏𬭤㙦𫚕𬶐𬶏𩽾𬸚㽏㮾𬤝𬙂㻬䗖㠇𬭩䴘𩾃㵐𬸣𫍽𬴊𬞟𥕢𫟦𬺈𫠜㬚' +
  '䗛㠓𪩘𬭬𨱑𬭯𫗴𬸦𫄷𤩽㘎𬭳𬭶𫔍𬭸𨱔𬭼𫔎𬸪䲠𬶟𬶠䗪𬶨𦈡𫄸𬟁𥖨䗴䲢𦒍䎖䴙𬙊㰀𬶭𩾌𨟠𬶮𨭉㸌𬙋𤫉𬺓𫚭'
