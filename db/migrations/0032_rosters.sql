SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Duty roster (值班表): when somebody must be on duty, who is, who takes whose turn, and which gaps were told. Nobody checks in.

CREATE TABLE roster_hours (
  tenant_id bigint NOT NULL,
  community_id uuid NOT NULL,
  weekday integer NOT NULL,
  from_minute integer NOT NULL,
  until_minute integer NOT NULL,
  CONSTRAINT roster_hours_pkey PRIMARY KEY (tenant_id, community_id, weekday, from_minute),
  CONSTRAINT roster_hours_weekday CHECK (weekday BETWEEN 0 AND 6),
  CONSTRAINT roster_hours_span CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440)
);
COMMENT ON TABLE roster_hours IS '值班时段:社区每周哪些时间要有人值班';
SELECT app.dist_hash('roster_hours', 'tenant_id', 'chains');

CREATE TABLE roster_shifts (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  date date NOT NULL,
  from_minute integer NOT NULL,
  until_minute integer NOT NULL,
  person_id uuid,
  post_id uuid,
  removed_at timestamptz,
  CONSTRAINT roster_shifts_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT roster_shifts_span CHECK (from_minute >= 0 AND until_minute > from_minute AND until_minute <= 1440),
  CONSTRAINT roster_shifts_who CHECK ((person_id IS NULL) <> (post_id IS NULL))
);
COMMENT ON TABLE roster_shifts IS '值班班次:某天某时段由谁或哪个岗位值班';
SELECT app.dist_hash('roster_shifts', 'tenant_id', 'chains');
CREATE INDEX roster_shifts_by_day ON roster_shifts (tenant_id, community_id, date) WHERE removed_at IS NULL;
CREATE INDEX roster_shifts_by_person ON roster_shifts (tenant_id, person_id, date) WHERE removed_at IS NULL;

CREATE TABLE roster_swaps (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  shift_id uuid NOT NULL,
  -- What is given in return; null: the other just takes it.
  other_shift_id uuid,
  from_person_id uuid NOT NULL,
  to_person_id uuid NOT NULL,
  state text NOT NULL,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  CONSTRAINT roster_swaps_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT roster_swaps_state CHECK (state IN ('asked', 'agreed', 'refused', 'withdrawn')),
  CONSTRAINT roster_swaps_other CHECK (from_person_id <> to_person_id)
);
COMMENT ON TABLE roster_swaps IS '换班:谁请谁换哪一班,双方同意才换';
SELECT app.dist_hash('roster_swaps', 'tenant_id', 'chains');
CREATE UNIQUE INDEX roster_swaps_open ON roster_swaps (tenant_id, shift_id) WHERE state = 'asked';
CREATE INDEX roster_swaps_to ON roster_swaps (tenant_id, to_person_id) WHERE state = 'asked';

CREATE TABLE roster_gaps (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  date date NOT NULL,
  from_minute integer NOT NULL,
  until_minute integer NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT roster_gaps_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT roster_gaps_one UNIQUE (tenant_id, community_id, date, from_minute, until_minute)
);
COMMENT ON TABLE roster_gaps IS '值班空档:已经提醒过的空档,每个只提醒一次';
SELECT app.dist_hash('roster_gaps', 'tenant_id', 'chains');

ALTER TABLE roster_hours ADD CONSTRAINT roster_hours_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE roster_shifts ADD CONSTRAINT roster_shifts_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE roster_shifts ADD CONSTRAINT roster_shifts_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE roster_shifts ADD CONSTRAINT roster_shifts_post_fk FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id);
ALTER TABLE roster_swaps ADD CONSTRAINT roster_swaps_shift_fk FOREIGN KEY (tenant_id, shift_id) REFERENCES roster_shifts (tenant_id, id);
ALTER TABLE roster_gaps ADD CONSTRAINT roster_gaps_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
