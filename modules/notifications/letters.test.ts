import { expect, test } from 'vitest'
import { urlOf } from './letters.ts'

const CASE = { kind: 'assigned', subjectType: 'case', subjectId: 'c1', reason: 'owner' } as const

test.each([
  ['a member to the phone pages', CASE, 'micro_grid_member', '{home}/field/case/c1'],
  ['a lead of a grid too', CASE, 'ordinary_grid_lead', '{home}/field/case/c1'],
  ['the desk to the console', CASE, 'desk_officer', '{home}/console/case/c1'],
  ['the main lead to the console', CASE, 'main_grid_lead', '{home}/console/case/c1'],
  ['a supervisor, for whom no post is named', { ...CASE, reason: 'supervisor' }, undefined, '{home}/console/case/c1'],
  ['nobody’s post', CASE, undefined, '{home}/field/case/c1'],
  ['who reported it', { ...CASE, kind: 'answered', reason: 'reporter' }, undefined, '{home}/r#/mine'],
  [
    'who took a post in the grid',
    { ...CASE, kind: 'taken_over', subjectType: 'post' },
    'building_lead',
    '{home}/field',
  ],
  ['at the desk', { ...CASE, kind: 'taken_over', subjectType: 'post' }, 'desk_officer', '{home}/console/messages'],
  ['a notice to a resident', { ...CASE, kind: 'notice', subjectType: 'notice' }, undefined, '{home}/r#/messages'],
] as const)('a link leads %s', (_who, message, role, url) => {
  expect(urlOf(message, role)).toBe(url)
})
