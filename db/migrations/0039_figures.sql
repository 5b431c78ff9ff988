SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE figure_cases (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  seq bigint NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  step text NOT NULL,
  is_step_late boolean,
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  reach_at timestamptz NOT NULL,
  state text NOT NULL,
  outcome text,
  channel text NOT NULL,
  category_code text,
  nature text NOT NULL,
  tier text NOT NULL,
  priority text NOT NULL,
  reported_at timestamptz NOT NULL,
  stage_due_at timestamptz,
  due_at timestamptz,
  responded_at timestamptz,
  ended_at timestamptz,
  rating integer,
  verdict text,
  dispatches integer NOT NULL,
  returns integer NOT NULL,
  reworks integer NOT NULL,
  reopens integer NOT NULL,
  is_on_the_spot boolean NOT NULL,
  response_minutes double precision,
  handling_minutes double precision,
  CONSTRAINT figure_cases_pkey PRIMARY KEY (tenant_id, case_id, seq),
  CONSTRAINT figure_cases_period CHECK (until_at IS NULL OR until_at >= from_at)
);
COMMENT ON TABLE figure_cases IS '统计底账:每件事每走一步记一行,带当时的全部口径;由事件链重放得到,可随时重建';
SELECT app.dist_hash('figure_cases', 'tenant_id', 'chains');
CREATE UNIQUE INDEX figure_cases_now ON figure_cases (tenant_id, case_id) WHERE until_at IS NULL;
CREATE INDEX figure_cases_reach ON figure_cases (tenant_id, community_id, reach_at);
CREATE INDEX figure_cases_steps ON figure_cases (tenant_id, from_at);
CREATE INDEX figure_cases_coming_due ON figure_cases (tenant_id, due_at) WHERE until_at IS NULL AND ended_at IS NULL;

CREATE TABLE figure_counts (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  period text NOT NULL,
  from_date date NOT NULL,
  class text NOT NULL,
  name text NOT NULL,
  n integer NOT NULL,
  CONSTRAINT figure_counts_pkey PRIMARY KEY (tenant_id, community_id, period, from_date, class, name),
  CONSTRAINT figure_counts_period CHECK (period IN ('day', 'week', 'month'))
);
COMMENT ON TABLE figure_counts IS '各社区每日、每周、每月的计数,按大类;街道以上只读这里';
SELECT app.dist_hash('figure_counts', 'tenant_id', 'chains');
CREATE INDEX figure_counts_across ON figure_counts (period, from_date, tenant_id);

CREATE TABLE figure_tallies (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  tallied_at timestamptz,
  stale_since timestamptz,
  CONSTRAINT figure_tallies_pkey PRIMARY KEY (tenant_id, community_id)
);
COMMENT ON TABLE figure_tallies IS '各社区的计数统计到何时,从何时起要重数';
SELECT app.dist_hash('figure_tallies', 'tenant_id', 'chains');
