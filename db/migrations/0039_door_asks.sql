SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- What a visit or contact found that asks for more than the visit: somebody above is accountable for it until it is settled.

CREATE TABLE door_asks (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  household_id uuid NOT NULL,
  source_id uuid NOT NULL,
  what text NOT NULL,
  words_sealed bytea,
  found_at timestamptz NOT NULL,
  found_by_person_id uuid,
  raised_at timestamptz NOT NULL,
  post_id uuid,
  due_at timestamptz NOT NULL,
  lifts integer NOT NULL,
  state text NOT NULL,
  next_step_at timestamptz,
  settled_at timestamptz,
  settled_by_person_id uuid,
  reason text,
  case_id uuid,
  task_id uuid,
  CONSTRAINT door_asks_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT door_asks_source UNIQUE (tenant_id, source_id),
  CONSTRAINT door_asks_what CHECK (what IN ('needs_medical', 'needs_help', 'refused_to_move', 'wrong_address', 'refused', 'not_found')),
  CONSTRAINT door_asks_state CHECK (state IN ('open', 'case', 'task', 'nothing', 'met')),
  CONSTRAINT door_asks_open CHECK ((state = 'open') = (next_step_at IS NOT NULL)),
  CONSTRAINT door_asks_settled CHECK ((state = 'open') = (settled_at IS NULL)),
  CONSTRAINT door_asks_case CHECK ((state = 'case') = (case_id IS NOT NULL)),
  CONSTRAINT door_asks_task CHECK ((state = 'task') = (task_id IS NOT NULL)),
  CONSTRAINT door_asks_reason CHECK (state <> 'nothing' OR reason IS NOT NULL)
);
COMMENT ON TABLE door_asks IS '走访待跟进:上门发现要有人接着办的事;在办完之前一直有人负责,到期不办往上走';
SELECT app.dist_hash('door_asks', 'tenant_id', 'chains');
CREATE INDEX door_asks_next ON door_asks (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;
CREATE INDEX door_asks_by_grid ON door_asks (tenant_id, grid_id, state, found_at);
-- Nobody is asked twice to look at the same thing at the same door. What a resident asks for is never folded into another.
CREATE UNIQUE INDEX door_asks_once ON door_asks (tenant_id, household_id, what) WHERE state = 'open' AND what NOT IN ('needs_medical', 'needs_help');

ALTER TABLE door_asks ADD CONSTRAINT door_asks_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE door_asks ADD CONSTRAINT door_asks_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE door_asks ADD CONSTRAINT door_asks_task_fk FOREIGN KEY (tenant_id, task_id) REFERENCES tasks (tenant_id, id);
