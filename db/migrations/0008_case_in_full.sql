SET LOCAL citus.multi_shard_modify_mode = 'sequential';

ALTER TABLE cases
  ADD COLUMN parent_id uuid,
  ADD COLUMN root_cause_id uuid,
  ADD COLUMN offered_post_id uuid,
  ADD COLUMN arbitrated_at timestamptz,
  ADD COLUMN extended_at timestamptz,
  ADD COLUMN deferred_at timestamptz,
  ADD COLUMN request_kind text,
  ADD COLUMN request_value integer,
  ADD COLUMN request_reason text,
  ADD COLUMN request_by_person_id uuid,
  ADD COLUMN raised_to_post_id uuid,
  ADD COLUMN urge_count integer NOT NULL DEFAULT 0,
  ADD COLUMN returned_by_post_id uuid,
  ADD CONSTRAINT cases_request CHECK (request_kind IS NULL OR (request_kind IN ('extend', 'defer') AND request_value > 0)),
  ADD CONSTRAINT cases_not_own_parent CHECK (parent_id <> id);
CREATE INDEX cases_children ON cases (tenant_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX cases_root_cause ON cases (tenant_id, root_cause_id) WHERE root_cause_id IS NOT NULL;
CREATE INDEX cases_by_offer ON cases (tenant_id, offered_post_id) WHERE offered_post_id IS NOT NULL;
CREATE INDEX cases_raised ON cases (tenant_id, raised_to_post_id) WHERE raised_to_post_id IS NOT NULL;
ALTER TABLE cases ADD CONSTRAINT cases_parent_fk FOREIGN KEY (tenant_id, parent_id) REFERENCES cases (tenant_id, id);

ALTER TABLE case_parties
  ADD COLUMN from_case_id uuid,
  ADD COLUMN urged_at timestamptz;

ALTER TABLE case_clocks
  ADD COLUMN step integer NOT NULL DEFAULT 0,
  ADD COLUMN next_step_at timestamptz,
  DROP CONSTRAINT case_clocks_kind,
  ADD CONSTRAINT case_clocks_kind CHECK (kind IN ('triage', 'assign', 'claim', 'contact', 'handle', 'ask', 'verify', 'rating', 'arbitrate', 'approve', 'supervise', 'review'));
CREATE INDEX case_clocks_steps ON case_clocks (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX case_clocks_expiring ON case_clocks (tenant_id, due_at) WHERE kind IN ('ask', 'rating') AND stopped_at IS NULL AND paused_at IS NULL;

CREATE TABLE case_assists (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  post_id uuid NOT NULL,
  state text NOT NULL,
  task_note_id uuid NOT NULL,
  result_note_id uuid,
  asked_at timestamptz NOT NULL,
  taken_at timestamptz,
  ended_at timestamptz,
  limit_value integer NOT NULL,
  limit_unit text NOT NULL,
  due_at timestamptz NOT NULL,
  is_provisional boolean NOT NULL,
  step integer NOT NULL,
  next_step_at timestamptz,
  CONSTRAINT case_assists_pkey PRIMARY KEY (tenant_id, case_id, id),
  CONSTRAINT case_assists_state CHECK (state IN ('asked', 'taken', 'done', 'released')),
  CONSTRAINT case_assists_end CHECK ((state IN ('done', 'released')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE case_assists IS '协办:协办岗位各有自己的任务与时限,主办岗位始终只有一个';
SELECT app.dist_hash('case_assists', 'tenant_id', 'chains');
CREATE INDEX case_assists_by_post ON case_assists (tenant_id, post_id, due_at) WHERE state IN ('asked', 'taken');
CREATE INDEX case_assists_steps ON case_assists (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;
ALTER TABLE case_assists ADD CONSTRAINT case_assists_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE case_assists ADD CONSTRAINT case_assists_post_fk FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id);
