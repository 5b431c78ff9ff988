SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE export_runs (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  ask jsonb NOT NULL,
  form text NOT NULL,
  language text NOT NULL,
  reason text NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL,
  state text NOT NULL,
  account_id uuid NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  held_until timestamptz,
  finished_at timestamptz,
  bytes bigint,
  failure text,
  CONSTRAINT export_runs_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT export_runs_form CHECK (form IN ('xlsx', 'csv')),
  CONSTRAINT export_runs_state CHECK (state IN ('to_approve', 'refused', 'waiting', 'running', 'done', 'failed')),
  CONSTRAINT export_runs_other_decides CHECK (decided_by IS NULL OR decided_by <> asked_by)
);
COMMENT ON TABLE export_runs IS '导出单:谁为何要哪些数据带出,多的由另一人批准;文件做好后留七天';
SELECT app.dist_hash('export_runs', 'tenant_id', 'chains');
CREATE INDEX export_runs_mine ON export_runs (tenant_id, account_id, asked_at);
CREATE INDEX export_runs_to_approve ON export_runs (tenant_id, asked_at) WHERE state = 'to_approve';
CREATE INDEX export_runs_to_make ON export_runs (tenant_id, asked_at) WHERE state IN ('waiting', 'running');

CREATE TABLE report_templates (
  tenant_id bigint NOT NULL,
  grid_id uuid NOT NULL,
  version integer NOT NULL,
  title text NOT NULL,
  sections jsonb NOT NULL,
  measures jsonb NOT NULL,
  saved_by uuid,
  saved_at timestamptz NOT NULL,
  CONSTRAINT report_templates_pkey PRIMARY KEY (tenant_id, grid_id, version)
);
COMMENT ON TABLE report_templates IS '报表模板,每次保存一个版本;社区的也用于它的一般网格';
SELECT app.dist_hash('report_templates', 'tenant_id', 'chains');

CREATE TABLE report_schedules (
  tenant_id bigint NOT NULL,
  grid_id uuid NOT NULL,
  is_weekly boolean NOT NULL,
  is_monthly boolean NOT NULL,
  week_done date NOT NULL,
  month_done date NOT NULL,
  CONSTRAINT report_schedules_pkey PRIMARY KEY (tenant_id, grid_id)
);
COMMENT ON TABLE report_schedules IS '哪些报表按时自动做,做到了哪一期';
SELECT app.dist_hash('report_schedules', 'tenant_id', 'chains');

CREATE TABLE report_archive (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  level text NOT NULL,
  period text NOT NULL,
  from_date date NOT NULL,
  edition integer NOT NULL,
  title text NOT NULL,
  sections jsonb NOT NULL,
  measures jsonb NOT NULL,
  figures text NOT NULL,
  labels jsonb NOT NULL,
  is_scheduled boolean NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT report_archive_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT report_archive_edition UNIQUE (tenant_id, grid_id, period, from_date, edition),
  CONSTRAINT report_archive_period CHECK (period IN ('week', 'month'))
);
COMMENT ON TABLE report_archive IS '报表档案:每份的数字原样留存,PDF 和表格由它做出';
SELECT app.dist_hash('report_archive', 'tenant_id', 'chains');
CREATE INDEX report_archive_newest ON report_archive (tenant_id, made_at);

CREATE TABLE saved_queries (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  shared_grid_id uuid,
  name text NOT NULL,
  query jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT saved_queries_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE saved_queries IS '自助查询:起了名的问法,可给本网格及以下的同事用,各按自己的范围看';
SELECT app.dist_hash('saved_queries', 'tenant_id', 'chains');
CREATE INDEX saved_queries_own ON saved_queries (tenant_id, account_id);
CREATE INDEX saved_queries_shared ON saved_queries (tenant_id, shared_grid_id) WHERE shared_grid_id IS NOT NULL;
