import { describe, expect, test } from 'vitest'
import { decodeDivisions, encodeDivisions } from './division-lines.ts'
import { cityDivisions, provinceDivisions, readDivisions } from './divisions.ts'

describe('the list of divisions', () => {
  test('Chengdu has 20 districts, 261 subdistricts and 3,047 communities', () => {
    const chengdu = cityDivisions('5101')
    expect(chengdu.city.name).toBe('成都市')
    expect(chengdu.districts).toHaveLength(20)
    expect(chengdu.subdistricts).toHaveLength(261)
    expect(chengdu.communities).toHaveLength(3047)
    expect(new Set(chengdu.communities.map(({ code }) => code)).size).toBe(3047)
  })

  test('each community lies in a listed subdistrict, each subdistrict in a listed district', () => {
    const { districts, subdistricts, communities } = cityDivisions('5101')
    const districtCodes = new Set(districts.map(({ code }) => code))
    const subdistrictCodes = new Set(subdistricts.map(({ code }) => code))
    expect(subdistricts.filter(({ districtCode }) => !districtCodes.has(districtCode))).toEqual([])
    expect(communities.filter(({ subdistrictCode }) => !subdistrictCodes.has(subdistrictCode))).toEqual([])
  })

  test('the five featured communities are there under their codes', () => {
    const { communities, subdistricts } = cityDivisions('5101')
    const found = ['510112002009', '510107007003', '510117020400', '510104036003', '510108011009'].map((code) => {
      const community = communities.find((candidate) => candidate.code === code)
      const street = subdistricts.find((candidate) => candidate.code === community?.subdistrictCode)
      return `${street?.name} ${community?.name}`
    })
    expect(found).toEqual([
      '大面街道 师大社区居委会',
      '火车南站街道 得胜社区居委会',
      '西园街道 天瑞社区工作站社区',
      '柳江街道 锦馨社区居委会',
      '万年场街道 双福路社区居委会',
    ])
  })

  test('the whole country decodes to what the index promises, in order of codes', () => {
    const { provinces, counts } = readDivisions()
    const found = new Map<number, number>()
    for (const province of provinces) {
      let before = ''
      const cities: string[] = []
      for (const { code, name } of provinceDivisions(province.code)) {
        if (code.length === 4) cities.push(`${code} ${name}`)
        if (code <= before || !code.startsWith(province.code) || name === '') throw new Error(`wrong at ${code}`)
        before = code
        found.set(code.length, (found.get(code.length) ?? 0) + 1)
      }
      expect(cities).toEqual(province.cities.map(({ code, name }) => `${code} ${name}`))
    }
    expect(provinces).toHaveLength(31)
    expect([found.get(6), found.get(9), found.get(12)]).toEqual([
      counts.districts,
      counts.subdistricts,
      counts.communities,
    ])
    expect(counts.communities).toBe(620_573)
  })

  test('a city that does not exist is refused', () => {
    expect(() => cityDivisions('5199')).toThrow('no city')
    expect(() => cityDivisions('51')).toThrow('4 digits')
    expect(() => provinceDivisions('../x')).toThrow('2 digits')
  })
})

describe('the lines of a province', () => {
  const divisions = [
    { code: '9901', name: '甲市' },
    { code: '990102', name: '乙区' },
    { code: '990102001', name: '丙街道' },
    { code: '990102001001', name: '768厂社区居委会' },
    { code: '990102001002', name: '丁社区' },
    { code: '990102001200', name: '戊村' },
    { code: '990102003', name: '己镇' },
    { code: '990102003001', name: '庚社区' },
    { code: '9903', name: '辛市' },
    { code: '990300', name: '直属' },
    { code: '990300001', name: '壬街道' },
  ]

  test('come back as they went in, names that begin with digits and serial 00 included', () => {
    expect([...decodeDivisions('99', encodeDivisions(divisions))]).toEqual(divisions)
  })

  test('a damaged line is refused with its number', () => {
    expect(() => [...decodeDivisions('99', 'c\t甲市\nnonsense\n')]).toThrow('line 2')
    expect(() => [...decodeDivisions('99', 'c\t甲市')]).toThrow('line 1')
  })
})
