import { expect, test } from 'vitest'
import { targetOf, toShow } from './shown.ts'

const HOME = 'https://weige.example'

test('what was pushed is shown; what cannot be read still says that there is news', () => {
  const push = { title: '有新的件', text: '交给您办理', url: `${HOME}/field/case/1`, tag: 'case/1' }
  expect(toShow(JSON.stringify(push))).toEqual(push)
  for (const broken of ['', '{', '3', 'null', '{"title":4}'])
    expect(toShow(broken)).toMatchObject({ title: '微格', url: '/r#/messages' })
})

test('a tap opens a page of this house and no other', () => {
  expect(targetOf({ url: `${HOME}/r#/mine` }, HOME)).toBe(`${HOME}/r#/mine`)
  expect(targetOf({ url: '/field/case/1' }, HOME)).toBe(`${HOME}/field/case/1`)
  for (const data of [{ url: 'https://elsewhere.example/r' }, { url: 'javascript:alert(1)' }, {}, null])
    expect(targetOf(data, HOME)).toBe(`${HOME}/r#/messages`)
})
