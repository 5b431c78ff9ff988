SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- What is counted anew is read again from the chains: nothing that was kept so far knows it.
DELETE FROM figure_counts;
DELETE FROM figure_tallies;
DELETE FROM figure_cases;
DELETE FROM cursors WHERE follower = 'dashboards.figures';

ALTER TABLE figure_cases ADD COLUMN place_id uuid NOT NULL, ADD COLUMN is_repeat boolean NOT NULL;
COMMENT ON COLUMN figure_cases.place_id IS '在哪里:楼栋,没有楼栋的按网格;用来认出同一处的重复';
COMMENT ON COLUMN figure_cases.is_repeat IS '报来时,同一处同一小类 30 天内有一件刚答复过';
CREATE INDEX figure_cases_place ON figure_cases (tenant_id, place_id, category_code, ended_at) WHERE ended_at IS NOT NULL;

ALTER TABLE figure_counts
  ADD COLUMN urgent_ended integer NOT NULL,
  ADD COLUMN resident_due integer NOT NULL,
  ADD COLUMN resident_answered integer NOT NULL,
  ADD COLUMN repeated integer NOT NULL,
  ADD COLUMN ended_below_street integer NOT NULL;

CREATE TABLE figure_checks (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  on_date date NOT NULL,
  checked_at timestamptz NOT NULL,
  cases integer NOT NULL,
  cases_wrong integer NOT NULL,
  counts integer NOT NULL,
  counts_wrong integer NOT NULL,
  wrong_case_ids uuid[] NOT NULL,
  CONSTRAINT figure_checks_pkey PRIMARY KEY (tenant_id, community_id, on_date)
);
COMMENT ON TABLE figure_checks IS '每日抽查统计:底账与事件链重放一致,已过完的日子的计数与底账一致';
SELECT app.dist_hash('figure_checks', 'tenant_id', 'chains');
CREATE INDEX figure_checks_by_day ON figure_checks (tenant_id, on_date);

CREATE INDEX visits_by_day ON visits (tenant_id, visited_at) WHERE household_id IS NOT NULL;
CREATE INDEX tasks_due ON tasks (tenant_id, due_at) WHERE household_id IS NOT NULL;
