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
  received integer NOT NULL,
  accepted integer NOT NULL,
  found integer NOT NULL,
  due integer NOT NULL,
  due_ended integer NOT NULL,
  due_on_time integer NOT NULL,
  urgent_due integer NOT NULL,
  urgent_on_time integer NOT NULL,
  ended integer NOT NULL,
  ended_grid integer NOT NULL,
  ended_community integer NOT NULL,
  ended_subdistrict integer NOT NULL,
  ended_once integer NOT NULL,
  ended_reworked integer NOT NULL,
  ended_on_the_spot integer NOT NULL,
  ended_rated integer NOT NULL,
  triaged integer NOT NULL,
  triaged_on_time integer NOT NULL,
  dispatched integer NOT NULL,
  dispatched_timed integer NOT NULL,
  dispatched_on_time integer NOT NULL,
  claimed_timed integer NOT NULL,
  claimed_on_time integer NOT NULL,
  sent_back integer NOT NULL,
  extended integer NOT NULL,
  deferred integer NOT NULL,
  rated integer NOT NULL,
  rated_solved integer NOT NULL,
  rated_content integer NOT NULL,
  reopened integer NOT NULL,
  open integer NOT NULL,
  open_grid integer NOT NULL,
  open_community integer NOT NULL,
  open_subdistrict integer NOT NULL,
  open_reported integer NOT NULL,
  open_triaged integer NOT NULL,
  open_assigned integer NOT NULL,
  open_in_progress integer NOT NULL,
  open_resolved integer NOT NULL,
  open_verified integer NOT NULL,
  open_deferred integer NOT NULL,
  open_late integer NOT NULL,
  open_urgent integer NOT NULL,
  open_unheard integer NOT NULL,
  open_day integer NOT NULL,
  open_3_days integer NOT NULL,
  open_week integer NOT NULL,
  open_month integer NOT NULL,
  open_older integer NOT NULL,
  CONSTRAINT figure_counts_pkey PRIMARY KEY (tenant_id, community_id, period, from_date, class),
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
