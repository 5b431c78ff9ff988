-- Rank 0: what every module stands on. Shape rules: docs/decisions/0011-one-schema.md.
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE SCHEMA app;
COMMENT ON SCHEMA app IS '平台函数';

CREATE FUNCTION app.dist_hash(t text, col text, co text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    EXECUTE format('select create_distributed_table(%L,%L,colocate_with=>%L)', t, col, coalesce(co, 'none'));
  END IF;
END $$;

CREATE FUNCTION app.dist_ref(t text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    EXECUTE format('select create_reference_table(%L)', t);
  END IF;
END $$;

-- One link of a chain of events: sha256(previous hash, body). As a window aggregate it links any number of events in one statement.
CREATE FUNCTION app.chain_link(state bytea, head bytea, body text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT sha256(coalesce(state, head) || convert_to(body, 'UTF8')) $$;
CREATE AGGREGATE app.chain_hash(bytea, text) (SFUNC = app.chain_link, STYPE = bytea);

CREATE TABLE chains (
  tenant_id bigint NOT NULL,
  chain_id bigint NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT chains_pkey PRIMARY KEY (tenant_id, chain_id)
);
COMMENT ON TABLE chains IS '事件链的链头:每个社区、街道、区各一条';
SELECT app.dist_hash('chains', 'tenant_id');

CREATE TABLE events (
  tenant_id bigint NOT NULL,
  chain_id bigint NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  v smallint NOT NULL,
  at timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  name text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  grid_id uuid,
  actor_id uuid,
  post_id uuid,
  via text NOT NULL,
  command_id uuid NOT NULL,
  body text NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (tenant_id, chain_id, seq)
);
COMMENT ON TABLE events IS '事件:已发生的事实,只增不改,按链相扣';
SELECT app.dist_hash('events', 'tenant_id', 'chains');
CREATE INDEX events_by_subject ON events (tenant_id, subject_id, seq);

CREATE TABLE cursors (
  tenant_id bigint NOT NULL,
  chain_id bigint NOT NULL,
  follower text NOT NULL,
  seq bigint NOT NULL,
  CONSTRAINT cursors_pkey PRIMARY KEY (tenant_id, chain_id, follower)
);
COMMENT ON TABLE cursors IS '跟随者读到哪里';
SELECT app.dist_hash('cursors', 'tenant_id', 'chains');

CREATE TABLE parked_events (
  tenant_id bigint NOT NULL,
  chain_id bigint NOT NULL,
  follower text NOT NULL,
  seq bigint NOT NULL,
  subject_id uuid NOT NULL,
  parked_at timestamptz NOT NULL,
  tries integer NOT NULL,
  reason text NOT NULL,
  CONSTRAINT parked_events_pkey PRIMARY KEY (tenant_id, chain_id, follower, seq)
);
COMMENT ON TABLE parked_events IS '跟随失败而搁置的事件,等人处理';
SELECT app.dist_hash('parked_events', 'tenant_id', 'chains');
CREATE INDEX parked_events_by_subject ON parked_events (tenant_id, follower, subject_id);

CREATE TABLE commands_seen (
  tenant_id bigint NOT NULL,
  command_id uuid NOT NULL,
  name text NOT NULL,
  input_hash bytea NOT NULL,
  actor_key text NOT NULL,
  at timestamptz NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT commands_seen_pkey PRIMARY KEY (tenant_id, command_id)
);
COMMENT ON TABLE commands_seen IS '已执行的命令,保证同一命令只执行一次';
SELECT app.dist_hash('commands_seen', 'tenant_id', 'chains');
CREATE INDEX commands_seen_by_time ON commands_seen (tenant_id, at);

CREATE TABLE counters (
  tenant_id bigint NOT NULL,
  key text NOT NULL,
  value bigint NOT NULL,
  CONSTRAINT counters_pkey PRIMARY KEY (tenant_id, key)
);
COMMENT ON TABLE counters IS '给人看的流水号';
SELECT app.dist_hash('counters', 'tenant_id', 'chains');

CREATE TABLE files (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  owner_type text,
  owner_id uuid,
  state text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  width integer,
  height integer,
  sha256 bytea NOT NULL,
  uploaded_at timestamptz NOT NULL,
  released_at timestamptz,
  CONSTRAINT files_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT files_state CHECK (state IN ('waiting', 'owned')),
  CONSTRAINT files_owner CHECK ((state = 'owned') = (owner_id IS NOT NULL))
);
COMMENT ON TABLE files IS '文件:照片等,已去除位置信息并重新编码';
SELECT app.dist_hash('files', 'tenant_id', 'chains');
CREATE INDEX files_by_owner ON files (tenant_id, owner_id);

CREATE TABLE access_log (
  tenant_id bigint NOT NULL,
  segment text NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  account_id uuid NOT NULL,
  query text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  reason text NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT access_log_pkey PRIMARY KEY (tenant_id, segment, seq)
);
COMMENT ON TABLE access_log IS '个人信息查看记录,按月成链';
SELECT app.dist_hash('access_log', 'tenant_id', 'chains');

CREATE TABLE directory (
  kind text NOT NULL,
  key_hash bytea NOT NULL,
  tenant_id bigint NOT NULL,
  subject_id uuid NOT NULL,
  CONSTRAINT directory_pkey PRIMARY KEY (kind, key_hash)
);
COMMENT ON TABLE directory IS '全局目录:二维码、查询码等在哪个街道';
SELECT app.dist_ref('directory');

CREATE TABLE sessions (
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (token_hash)
);
COMMENT ON TABLE sessions IS '登录会话,只存令牌摘要';
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE deliveries (
  id uuid NOT NULL,
  tenant_id bigint NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  sealed bytea NOT NULL,
  address_hash bytea NOT NULL,
  dedupe_key text NOT NULL,
  created_at timestamptz NOT NULL,
  next_try_at timestamptz NOT NULL,
  tries integer NOT NULL,
  sent_at timestamptz,
  receipt text,
  last_error text,
  CONSTRAINT deliveries_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT deliveries_once UNIQUE (tenant_id, dedupe_key),
  CONSTRAINT deliveries_state CHECK (state IN ('queued', 'sent', 'parked'))
);
COMMENT ON TABLE deliveries IS '送出的消息:加密内容、状态、重试';
SELECT app.dist_hash('deliveries', 'tenant_id', 'chains');
CREATE INDEX deliveries_due ON deliveries (tenant_id, next_try_at) WHERE state = 'queued';

CREATE TABLE settings (
  key text NOT NULL,
  value text NOT NULL,
  CONSTRAINT settings_pkey PRIMARY KEY (key)
);
COMMENT ON TABLE settings IS '安装级标记:是否样例数据、数据代次';
SELECT app.dist_ref('settings');
