import { expect, test } from 'vitest'
import { lintStatement } from '../support/statement-linter.ts'

test.each([
  ['SELECT * FROM cases WHERE id = $1', ['no tenant_id = … for cases']],
  ['SELECT * FROM cases c JOIN posts p ON p.id = c.owner_post_id', ['no tenant_id = … for cases, posts']],
  ['UPDATE cases SET version = 2 WHERE tenant_id = $1 AND id = $2', []],
  ['INSERT INTO reports (tenant_id, id) VALUES ($1, $2)', []],
  ['INSERT INTO reports (id) VALUES ($1)', ['no tenant_id = … for reports']],
  ['SELECT * FROM categories', []],
  ['SELECT now()', ['time or chance made in SQL']],
  ["SELECT set_config('app.tenant', '1', true)", ['set_config()']],
])('%s', (text, faults) => {
  expect(lintStatement(text)).toEqual(faults)
})
