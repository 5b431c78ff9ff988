SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE case_transfers (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  organization_id uuid,
  organization_name text NOT NULL,
  organization_kind text NOT NULL,
  contact_name text,
  phone_sealed bytea,
  key_hash bytea NOT NULL,
  link_until timestamptz NOT NULL,
  state text NOT NULL,
  task_note_id uuid NOT NULL,
  decline_reason text,
  shared_file_ids uuid[] NOT NULL,
  shared_party_id uuid,
  sent_at timestamptz NOT NULL,
  receive_by timestamptz NOT NULL,
  taken_at timestamptz,
  due_at timestamptz NOT NULL,
  is_provisional boolean NOT NULL,
  days integer NOT NULL,
  reply_by timestamptz,
  ended_at timestamptz,
  clock text,
  clock_started_at timestamptz NOT NULL,
  clock_due_at timestamptz NOT NULL,
  limit_value integer NOT NULL,
  limit_unit text NOT NULL,
  step integer NOT NULL,
  next_step_at timestamptz,
  CONSTRAINT case_transfers_pkey PRIMARY KEY (tenant_id, case_id, id),
  CONSTRAINT case_transfers_state CHECK (state IN ('sent', 'taken', 'asked', 'done', 'declined', 'ended')),
  CONSTRAINT case_transfers_clock CHECK (clock IS NULL OR clock IN ('transfer_receipt', 'transfer', 'transfer_reply')),
  CONSTRAINT case_transfers_end CHECK ((state IN ('done', 'declined', 'ended')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE case_transfers IS '转办:请外部单位办一部分,凭链接只看到这一部分;责任岗位与时限仍在本件';
SELECT app.dist_hash('case_transfers', 'tenant_id', 'chains');
CREATE INDEX case_transfers_by_id ON case_transfers (tenant_id, id);
CREATE INDEX case_transfers_steps ON case_transfers (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;
ALTER TABLE case_transfers ADD CONSTRAINT case_transfers_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE case_transfers ADD CONSTRAINT case_transfers_organization_fk FOREIGN KEY (tenant_id, organization_id) REFERENCES organizations (tenant_id, id);

ALTER TABLE case_notes ADD COLUMN transfer_id uuid;
