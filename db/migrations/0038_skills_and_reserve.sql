SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- What somebody can do for the neighbours, entered with consent; and the young who are trained to take posts.

CREATE TABLE person_skills (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  skill text NOT NULL,
  agreed_at timestamptz NOT NULL,
  CONSTRAINT person_skills_pkey PRIMARY KEY (tenant_id, person_id, skill)
);
COMMENT ON TABLE person_skills IS '技能:经本人同意登记的特长';
SELECT app.dist_hash('person_skills', 'tenant_id', 'chains');
CREATE INDEX person_skills_by_skill ON person_skills (tenant_id, skill);

CREATE TABLE reserve_members (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  community_id uuid NOT NULL,
  source text NOT NULL,
  mentor_person_id uuid,
  state text NOT NULL,
  since timestamptz NOT NULL,
  state_at timestamptz NOT NULL,
  CONSTRAINT reserve_members_pkey PRIMARY KEY (tenant_id, person_id),
  CONSTRAINT reserve_members_source CHECK (source IN ('recommended', 'applied', 'campus', 'volunteer', 'other')),
  CONSTRAINT reserve_members_state CHECK (state IN ('in_training', 'ready', 'appointed', 'left')),
  CONSTRAINT reserve_members_mentor CHECK (mentor_person_id IS NULL OR mentor_person_id <> person_id)
);
COMMENT ON TABLE reserve_members IS '青年后备:来源、带教人、培养情况';
SELECT app.dist_hash('reserve_members', 'tenant_id', 'chains');
CREATE INDEX reserve_members_by_community ON reserve_members (tenant_id, community_id);

ALTER TABLE person_skills ADD CONSTRAINT person_skills_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE reserve_members ADD CONSTRAINT reserve_members_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE reserve_members ADD CONSTRAINT reserve_members_mentor_fk FOREIGN KEY (tenant_id, mentor_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE reserve_members ADD CONSTRAINT reserve_members_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
