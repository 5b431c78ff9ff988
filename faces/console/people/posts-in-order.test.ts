import { expect, test } from 'vitest'
import { postsInOrder } from './posts-in-order.ts'

const post = (gridId: string, role: 'main_grid_lead' | 'area_lead' | 'micro_grid_member', slot = 1) => ({
  id: `${gridId} ${role} ${slot}`,
  gridId,
  role,
  slot,
})

test('posts stand grid by grid down the tree, the lead of each first, seats by number', () => {
  const ordered = postsInOrder(
    [
      post('m1', 'micro_grid_member', 2),
      post('main', 'area_lead'),
      post('m1', 'micro_grid_member'),
      post('main', 'main_grid_lead'),
      post('unknown', 'area_lead'),
    ],
    ['main', 'm1'],
  )
  expect(ordered.map((one) => one.id)).toEqual([
    'main main_grid_lead 1',
    'main area_lead 1',
    'm1 micro_grid_member 1',
    'm1 micro_grid_member 2',
    'unknown area_lead 1',
  ])
})
