SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- What is known of a flat, of its stair and of a person. Beside the values stands `known`: of each field where it comes from (source), when it
-- was last verified (at) and how often it was changed (version). A field that is not in it came with the register and was never verified.
ALTER TABLE households ADD COLUMN used_as text;
ALTER TABLE households ADD COLUMN people_count integer;
ALTER TABLE households ADD COLUMN known jsonb NOT NULL DEFAULT '{}';
ALTER TABLE households ADD CONSTRAINT households_used_as CHECK (used_as IN ('own', 'rented', 'vacant', 'business', 'none'));
ALTER TABLE households ADD CONSTRAINT households_people_count CHECK (people_count BETWEEN 0 AND 99);
ALTER TABLE entrances ADD COLUMN has_lift boolean;
ALTER TABLE entrances ADD COLUMN known jsonb NOT NULL DEFAULT '{}';
ALTER TABLE persons ADD COLUMN known jsonb NOT NULL DEFAULT '{}';

CREATE TABLE household_corrections (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  household_id uuid NOT NULL,
  field text NOT NULL,
  old_value text,
  new_value text,
  -- Where the old value came from, to be put back with it.
  old_known jsonb,
  version integer NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  note_sealed bytea,
  made_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  by_person_id uuid,
  undone_at timestamptz,
  undone_by_person_id uuid,
  CONSTRAINT household_corrections_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT household_corrections_field CHECK (field IN ('added', 'room', 'entrance', 'use', 'people', 'lift')),
  CONSTRAINT household_corrections_source CHECK (source IN ('import', 'door', 'self_stated', 'desk'))
);
COMMENT ON TABLE household_corrections IS '住户台账的更正:改了哪一项,改前改后,谁在何时为何改,七天内可由网格长撤销';
SELECT app.dist_hash('household_corrections', 'tenant_id', 'chains');
CREATE INDEX household_corrections_by_household ON household_corrections (tenant_id, household_id, at);
CREATE INDEX household_corrections_by_time ON household_corrections (tenant_id, at);
-- An old sheet that still has the room or the stair as they were finds the household by it.
CREATE INDEX household_corrections_by_old ON household_corrections (tenant_id, old_value) WHERE field IN ('room', 'entrance') AND undone_at IS NULL;

CREATE TABLE person_corrections (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  household_id uuid NOT NULL,
  residence_id uuid,
  field text NOT NULL,
  old_sealed bytea,
  new_sealed bytea,
  old_known jsonb,
  version integer NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  note_sealed bytea,
  made_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  by_person_id uuid,
  undone_at timestamptz,
  undone_by_person_id uuid,
  CONSTRAINT person_corrections_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT person_corrections_field CHECK (field IN ('name', 'phone', 'moved_in', 'moved_away')),
  CONSTRAINT person_corrections_source CHECK (source IN ('import', 'door', 'self_stated', 'desk'))
);
COMMENT ON TABLE person_corrections IS '住户本人信息的更正:姓名、电话、入住、搬离,改前改后密封保存,七天内可由网格长撤销';
SELECT app.dist_hash('person_corrections', 'tenant_id', 'chains');
CREATE INDEX person_corrections_by_household ON person_corrections (tenant_id, household_id, at);
CREATE INDEX person_corrections_by_person ON person_corrections (tenant_id, person_id, at);
CREATE INDEX person_corrections_by_time ON person_corrections (tenant_id, at);

ALTER TABLE household_corrections ADD CONSTRAINT household_corrections_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE person_corrections ADD CONSTRAINT person_corrections_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE person_corrections ADD CONSTRAINT person_corrections_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE person_corrections ADD CONSTRAINT person_corrections_residence_fk FOREIGN KEY (tenant_id, residence_id) REFERENCES residences (tenant_id, id);
