SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE saved_views (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  filter jsonb NOT NULL,
  is_start boolean NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT saved_views_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE saved_views IS '常看的列表:一个账号给办件列表起名保存的筛选条件;只归本人';
SELECT app.dist_hash('saved_views', 'tenant_id', 'chains');
CREATE INDEX saved_views_by_account ON saved_views (tenant_id, account_id);
CREATE UNIQUE INDEX saved_views_one_start ON saved_views (tenant_id, account_id) WHERE is_start;
