SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Family who act for somebody (家人代办): who for whom, since when, and how it came about. An end is a date, never a deletion.

CREATE TABLE proxies (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  proxy_person_id uuid NOT NULL,
  how text NOT NULL,
  chain_id bigint NOT NULL,
  -- Where it was registered at the door; null for an invitation.
  grid_id uuid,
  -- The day on the paper that was signed; null for an invitation.
  signed_on date,
  registered_by_person_id uuid,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz,
  ended_by_person_id uuid,
  CONSTRAINT proxies_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT proxies_how CHECK (how IN ('invited', 'paper')),
  CONSTRAINT proxies_paper CHECK ((how = 'paper') = (signed_on IS NOT NULL) AND (how = 'paper') = (grid_id IS NOT NULL)),
  CONSTRAINT proxies_other CHECK (person_id <> proxy_person_id)
);
COMMENT ON TABLE proxies IS '家人代办:谁替谁办,从何时到何时,怎样同意的';
SELECT app.dist_hash('proxies', 'tenant_id', 'chains');
CREATE UNIQUE INDEX proxies_open ON proxies (tenant_id, person_id, proxy_person_id) WHERE valid_until IS NULL;
CREATE INDEX proxies_by_proxy ON proxies (tenant_id, proxy_person_id);

CREATE TABLE proxy_invitations (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  chain_id bigint NOT NULL,
  code_hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  taken_at timestamptz,
  CONSTRAINT proxy_invitations_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT proxy_invitations_code UNIQUE (tenant_id, code_hash)
);
COMMENT ON TABLE proxy_invitations IS '家人代办的邀请:八位码只存摘要,三天内用一次';
SELECT app.dist_hash('proxy_invitations', 'tenant_id', 'chains');
CREATE INDEX proxy_invitations_by_person ON proxy_invitations (tenant_id, person_id);

ALTER TABLE proxies ADD CONSTRAINT proxies_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE proxies ADD CONSTRAINT proxies_proxy_fk FOREIGN KEY (tenant_id, proxy_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE proxy_invitations ADD CONSTRAINT proxy_invitations_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
