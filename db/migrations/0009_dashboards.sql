SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE conservation_checks (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  on_date date NOT NULL,
  channel text NOT NULL,
  received integer NOT NULL,
  open integer NOT NULL,
  closed integer NOT NULL,
  merged integer NOT NULL,
  rejected integer NOT NULL,
  withdrawn integer NOT NULL,
  unowned integer NOT NULL,
  unanswered integer NOT NULL,
  checked_at timestamptz NOT NULL,
  CONSTRAINT conservation_checks_pkey PRIMARY KEY (tenant_id, community_id, on_date, channel)
);
COMMENT ON TABLE conservation_checks IS '每日守恒核对:收到的件数等于各去向之和,件件有人负责、事事有答复';
SELECT app.dist_hash('conservation_checks', 'tenant_id', 'chains');
CREATE INDEX conservation_checks_by_day ON conservation_checks (tenant_id, on_date);

ALTER TABLE parked_events ADD COLUMN retry_at timestamptz;
CREATE INDEX parked_events_retry ON parked_events (tenant_id, retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX deliveries_parked ON deliveries (tenant_id, created_at) WHERE state = 'parked';
