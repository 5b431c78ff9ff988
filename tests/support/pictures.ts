import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../architecture/sources.ts'
import { DESK, openBrowser, PHONE, visitor } from './browser.ts'

/** `npm run pictures -- http://127.0.0.1:8080`: the pictures of the README, from a running sample. */
const [base = 'http://127.0.0.1:8080'] = process.argv.slice(2)
const folder = join(ROOT, 'docs/pictures')
mkdirSync(folder, { recursive: true })
const browser = await openBrowser()
const shot = (name: string) => join(folder, `${name}.png`)

const { people } = (await (await fetch(`${base}/api/sample/people`)).json()) as {
  people: { login: string; password: string }[]
}
const first = await (await fetch(base)).text()
const start = JSON.parse(/id="start">(.*?)<\/script>/.exec(first)?.[1] ?? '{}') as {
  sample: { places: { code: string; communityName: string }[] }
}
const { page } = await visitor(browser, PHONE)
const place = start.sample.places.find((one) => one.communityName === '师大社区') ?? start.sample.places[0]
await page.goto(`${base}/c/${place.code}`)
await page
  .getByRole('button', { name: /码上办/ })
  .or(page.getByRole('link', { name: /码上办/ }))
  .first()
  .waitFor()
await page.screenshot({ path: shot('place') })
await page
  .getByRole('button', { name: /码上办/ })
  .or(page.getByRole('link', { name: /码上办/ }))
  .first()
  .click()
await page.getByRole('textbox', { name: '说说情况' }).fill('三楼楼道灯坏了两天，晚上老人下楼看不清台阶')
await page.screenshot({ path: shot('report') })
await page.getByRole('button', { name: '下一步' }).click()
await page.getByRole('button', { name: /不确定/ }).click()
await page.getByRole('button', { name: '下一步' }).click()
await page.getByRole('radio', { name: /^不留姓名/ }).check({ force: true })
await page.getByRole('button', { name: '提交' }).click()
await page.getByRole('heading', { name: /收到了/ }).waitFor()
await page.screenshot({ path: shot('receipt') })
await page.getByRole('link', { name: '看进度' }).click()
await page.waitForTimeout(1500)
await page.screenshot({ path: shot('follow') })

const desk = await visitor(browser, DESK)
const who = people.find((one) => one.login.endsWith('.desk'))
await desk.page.goto(`${base}/console`)
await desk.page.getByLabel('登录名').fill(who?.login ?? '')
await desk.page.getByLabel('密码', { exact: true }).fill(who?.password ?? '')
await desk.page.getByRole('button', { name: '登录', exact: true }).click()
await desk.page.locator('a[href*="/console/case/"]').first().waitFor()
await desk.page.waitForTimeout(1000)
await desk.page.screenshot({ path: shot('desk') })
await desk.page.locator('a[href*="/console/case/"]').nth(2).click()
await desk.page.waitForTimeout(2000)
await desk.page.screenshot({ path: shot('case') })
for (const [name, path] of [
  ['grids', '/console/grids'],
  ['people', '/console/people'],
  ['rules', '/console/rules'],
  ['enter', '/console/enter'],
  ['import', '/console/import'],
] as const) {
  await desk.page.goto(`${base}${path}`)
  await desk.page.waitForTimeout(2500)
  await desk.page.screenshot({ path: shot(name) })
}
await browser.close()
