SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Phones that carry rows without a network, and work of theirs that nobody could take in any more.

CREATE TABLE devices (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  account_id uuid NOT NULL,
  -- The grid of the post with which it was enrolled: who leads there may revoke it.
  grid_id uuid NOT NULL,
  chain_id bigint NOT NULL,
  label text NOT NULL,
  -- The phone shows its secret at each contact, also when its holder is signed out.
  secret_hash bytea NOT NULL,
  state text NOT NULL,
  enrolled_at timestamptz NOT NULL,
  last_contact_at timestamptz NOT NULL,
  -- How far its clock is ahead of ours, in seconds, as of the last contact.
  skew_seconds integer NOT NULL,
  unsent_count integer NOT NULL,
  revoked_at timestamptz,
  revoked_by_person_id uuid,
  wiped_at timestamptz,
  CONSTRAINT devices_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT devices_state CHECK (state IN ('active', 'revoked', 'wiped')),
  CONSTRAINT devices_revoked CHECK ((state = 'active') = (revoked_at IS NULL)),
  CONSTRAINT devices_wiped CHECK ((state = 'wiped') = (wiped_at IS NOT NULL))
);
COMMENT ON TABLE devices IS '离线手机:谁的、登记在哪个网格、何时停用、是否已清空';
SELECT app.dist_hash('devices', 'tenant_id', 'chains');
CREATE INDEX devices_by_person ON devices (tenant_id, person_id);
CREATE INDEX devices_by_grid ON devices (tenant_id, grid_id);

CREATE TABLE rescues (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  device_id uuid NOT NULL,
  person_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  chain_id bigint NOT NULL,
  -- The command that waited on the phone.
  command_id uuid NOT NULL,
  command_name text NOT NULL,
  -- Its input and what it was about, as JSON, sealed.
  sealed bytea NOT NULL,
  salt bytea NOT NULL,
  why text NOT NULL,
  made_at timestamptz NOT NULL,
  held_at timestamptz NOT NULL,
  state text NOT NULL,
  ended_at timestamptz,
  ended_by_person_id uuid,
  reason text,
  CONSTRAINT rescues_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT rescues_once UNIQUE (tenant_id, device_id, command_id),
  CONSTRAINT rescues_state CHECK (state IN ('held', 'entered', 'dismissed')),
  CONSTRAINT rescues_ended CHECK ((state = 'held') = (ended_at IS NULL)),
  CONSTRAINT rescues_reason CHECK (state <> 'dismissed' OR reason IS NOT NULL)
);
COMMENT ON TABLE rescues IS '抢救回来的未发内容:手机失去权限后没发出去的,加密存放,等网格长处理';
SELECT app.dist_hash('rescues', 'tenant_id', 'chains');
CREATE INDEX rescues_by_grid ON rescues (tenant_id, grid_id, held_at) WHERE state = 'held';
CREATE INDEX rescues_by_person ON rescues (tenant_id, person_id);

ALTER TABLE devices ADD CONSTRAINT devices_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE devices ADD CONSTRAINT devices_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE rescues ADD CONSTRAINT rescues_device_fk FOREIGN KEY (tenant_id, device_id) REFERENCES devices (tenant_id, id);
ALTER TABLE rescues ADD CONSTRAINT rescues_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
