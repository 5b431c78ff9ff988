SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE community_services (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  key text NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  note_zh text NOT NULL,
  note_en text NOT NULL,
  position smallint NOT NULL,
  is_open boolean NOT NULL,
  salt bytea NOT NULL,
  arranged_at timestamptz NOT NULL,
  CONSTRAINT community_services_pkey PRIMARY KEY (tenant_id, community_id, key),
  CONSTRAINT community_services_key CHECK (key IN ('report', 'ask', 'deliberate', 'book', 'help'))
);
COMMENT ON TABLE community_services IS '一码五服务:各社区自定的名称、说明、次序、是否开放;没有记录的社区用默认';
SELECT app.dist_hash('community_services', 'tenant_id', 'chains');
ALTER TABLE community_services ADD CONSTRAINT community_services_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);

ALTER TABLE place_codes ADD COLUMN printed_at timestamptz;

CREATE TABLE print_runs (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  form text NOT NULL,
  code_ids uuid[] NOT NULL,
  total integer NOT NULL,
  done integer NOT NULL,
  state text NOT NULL,
  asked_by uuid,
  asked_at timestamptz NOT NULL,
  held_until timestamptz,
  finished_at timestamptz,
  bytes integer,
  reason text,
  CONSTRAINT print_runs_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT print_runs_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  CONSTRAINT print_runs_form CHECK (form IN ('poster', 'sign', 'sticker'))
);
COMMENT ON TABLE print_runs IS '批量制码:一次印哪些码、印成什么、做到哪里;文件做好后保留七天';
SELECT app.dist_hash('print_runs', 'tenant_id', 'chains');
CREATE INDEX print_runs_by_community ON print_runs (tenant_id, community_id, asked_at);
CREATE INDEX print_runs_open ON print_runs (asked_at) WHERE state IN ('waiting', 'running');
ALTER TABLE print_runs ADD CONSTRAINT print_runs_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);

CREATE TABLE place_code_days (
  tenant_id bigint NOT NULL,
  code_id uuid NOT NULL,
  day date NOT NULL,
  scanned integer NOT NULL,
  opened integer NOT NULL,
  sent integer NOT NULL,
  CONSTRAINT place_code_days_pkey PRIMARY KEY (tenant_id, code_id, day)
);
COMMENT ON TABLE place_code_days IS '扫码计数:每码每日扫了、打开、提交各几次;不含任何人的信息';
SELECT app.dist_hash('place_code_days', 'tenant_id', 'chains');
ALTER TABLE place_code_days ADD CONSTRAINT place_code_days_code_fk FOREIGN KEY (tenant_id, code_id) REFERENCES place_codes (tenant_id, id);
