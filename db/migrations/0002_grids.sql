SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE communities (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  chain_id bigint NOT NULL,
  name text NOT NULL,
  subdistrict_name text NOT NULL,
  district_name text NOT NULL,
  managed_by text,
  is_synthetic boolean NOT NULL,
  CONSTRAINT communities_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT communities_code UNIQUE (tenant_id, code),
  CONSTRAINT communities_chain UNIQUE (tenant_id, chain_id),
  CONSTRAINT communities_code_shape CHECK (code ~ '^[0-9]{12}$')
);
COMMENT ON TABLE communities IS '社区(街道一级另有一行,编码后三位为 000,用于街道自身的事件链)';
SELECT app.dist_hash('communities', 'tenant_id', 'chains');

CREATE TABLE grids (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  level text NOT NULL,
  kind text NOT NULL,
  dedicated_kind text,
  is_synthetic boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT grids_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT grids_level CHECK (level IN ('district', 'subdistrict', 'main', 'ordinary', 'compound', 'micro')),
  CONSTRAINT grids_kind CHECK (kind IN ('residential', 'dedicated')),
  CONSTRAINT grids_dedicated CHECK ((kind = 'dedicated') = (dedicated_kind IS NOT NULL))
);
COMMENT ON TABLE grids IS '网格:身份永久不变';
SELECT app.dist_hash('grids', 'tenant_id', 'chains');

CREATE TABLE grid_versions (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  parent_id uuid,
  code text NOT NULL,
  name text NOT NULL,
  predecessor_id uuid,
  shape jsonb,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CONSTRAINT grid_versions_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT grid_versions_period CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE grid_versions IS '网格的历史版本:名称、编码、上级、范围(WGS84)';
SELECT app.dist_hash('grid_versions', 'tenant_id', 'chains');
CREATE UNIQUE INDEX grid_versions_current ON grid_versions (tenant_id, grid_id) WHERE valid_until IS NULL;
CREATE UNIQUE INDEX grid_versions_code ON grid_versions (tenant_id, code) WHERE valid_until IS NULL;
CREATE INDEX grid_versions_by_grid ON grid_versions (tenant_id, grid_id, valid_from);

CREATE TABLE compounds (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  is_synthetic boolean NOT NULL,
  CONSTRAINT compounds_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT compounds_name UNIQUE (tenant_id, community_id, name)
);
COMMENT ON TABLE compounds IS '小区院落(场所)';
SELECT app.dist_hash('compounds', 'tenant_id', 'chains');

CREATE TABLE buildings (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  compound_id uuid,
  name text NOT NULL,
  lng double precision NOT NULL,
  lat double precision NOT NULL,
  is_synthetic boolean NOT NULL,
  CONSTRAINT buildings_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE buildings IS '楼栋';
SELECT app.dist_hash('buildings', 'tenant_id', 'chains');
CREATE UNIQUE INDEX buildings_name ON buildings (tenant_id, community_id, compound_id, name) NULLS NOT DISTINCT;

CREATE TABLE entrances (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  building_id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT entrances_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT entrances_name UNIQUE (tenant_id, building_id, name)
);
COMMENT ON TABLE entrances IS '单元';
SELECT app.dist_hash('entrances', 'tenant_id', 'chains');

CREATE TABLE households (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  building_id uuid NOT NULL,
  entrance_id uuid NOT NULL,
  floor integer NOT NULL,
  room text NOT NULL,
  CONSTRAINT households_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT households_room UNIQUE (tenant_id, entrance_id, room)
);
COMMENT ON TABLE households IS '户';
SELECT app.dist_hash('households', 'tenant_id', 'chains');
CREATE INDEX households_by_building ON households (tenant_id, building_id);

CREATE TABLE household_grids (
  tenant_id bigint NOT NULL,
  household_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CONSTRAINT household_grids_pkey PRIMARY KEY (tenant_id, household_id, valid_from),
  CONSTRAINT household_grids_period CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE household_grids IS '户属于哪个网格(按日期)';
SELECT app.dist_hash('household_grids', 'tenant_id', 'chains');
CREATE UNIQUE INDEX household_grids_current ON household_grids (tenant_id, household_id) WHERE valid_until IS NULL;
CREATE INDEX household_grids_by_grid ON household_grids (tenant_id, grid_id) WHERE valid_until IS NULL;

CREATE TABLE building_grids (
  tenant_id bigint NOT NULL,
  building_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  CONSTRAINT building_grids_pkey PRIMARY KEY (tenant_id, building_id, valid_from),
  CONSTRAINT building_grids_period CHECK (valid_until IS NULL OR valid_until > valid_from)
);
COMMENT ON TABLE building_grids IS '楼栋的公共部位属于哪个网格(按日期)';
SELECT app.dist_hash('building_grids', 'tenant_id', 'chains');
CREATE UNIQUE INDEX building_grids_current ON building_grids (tenant_id, building_id) WHERE valid_until IS NULL;

CREATE TABLE place_codes (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  grid_id uuid NOT NULL,
  building_id uuid,
  entrance_id uuid,
  household_id uuid,
  place_name text NOT NULL,
  issued_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text,
  replaced_by uuid,
  CONSTRAINT place_codes_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT place_codes_code UNIQUE (tenant_id, code),
  CONSTRAINT place_codes_kind CHECK (kind IN ('grid_board', 'building', 'entrance', 'household', 'dedicated', 'station'))
);
COMMENT ON TABLE place_codes IS '场所码:印在墙上、门上的码,可作废可重发';
SELECT app.dist_hash('place_codes', 'tenant_id', 'chains');
CREATE INDEX place_codes_by_grid ON place_codes (tenant_id, grid_id);
CREATE INDEX place_codes_by_community ON place_codes (tenant_id, community_id, issued_at);

CREATE TABLE import_runs (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  file_name text NOT NULL,
  rows_total integer NOT NULL,
  rows_done integer NOT NULL,
  preview jsonb NOT NULL,
  rows jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  finished_at timestamptz,
  CONSTRAINT import_runs_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT import_runs_state CHECK (state IN ('previewed', 'running', 'done', 'failed'))
);
COMMENT ON TABLE import_runs IS '导入:预览、进度、结果';
SELECT app.dist_hash('import_runs', 'tenant_id', 'chains');
CREATE INDEX import_runs_by_community ON import_runs (tenant_id, community_id, created_at);

ALTER TABLE grids ADD CONSTRAINT grids_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE grid_versions ADD CONSTRAINT grid_versions_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE grid_versions ADD CONSTRAINT grid_versions_parent_fk FOREIGN KEY (tenant_id, parent_id) REFERENCES grids (tenant_id, id);
ALTER TABLE compounds ADD CONSTRAINT compounds_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE buildings ADD CONSTRAINT buildings_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE buildings ADD CONSTRAINT buildings_compound_fk FOREIGN KEY (tenant_id, compound_id) REFERENCES compounds (tenant_id, id);
ALTER TABLE entrances ADD CONSTRAINT entrances_building_fk FOREIGN KEY (tenant_id, building_id) REFERENCES buildings (tenant_id, id);
ALTER TABLE households ADD CONSTRAINT households_entrance_fk FOREIGN KEY (tenant_id, entrance_id) REFERENCES entrances (tenant_id, id);
ALTER TABLE household_grids ADD CONSTRAINT household_grids_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE household_grids ADD CONSTRAINT household_grids_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE building_grids ADD CONSTRAINT building_grids_building_fk FOREIGN KEY (tenant_id, building_id) REFERENCES buildings (tenant_id, id);
ALTER TABLE building_grids ADD CONSTRAINT building_grids_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE place_codes ADD CONSTRAINT place_codes_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE place_codes ADD CONSTRAINT place_codes_building_fk FOREIGN KEY (tenant_id, building_id) REFERENCES buildings (tenant_id, id);
ALTER TABLE place_codes ADD CONSTRAINT place_codes_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
