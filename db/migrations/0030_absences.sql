SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Who is away from which of his posts, and who stands in (请假与代理). An earlier end is a second date, never a deletion.

CREATE TABLE absences (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  reason text NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_until timestamptz NOT NULL,
  -- When it ended before its time; before valid_from: it was called off.
  ended_at timestamptz,
  stated_by_person_id uuid,
  stated_at timestamptz NOT NULL,
  CONSTRAINT absences_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT absences_reason CHECK (reason IN ('leave', 'trip', 'training', 'other')),
  CONSTRAINT absences_period CHECK (valid_until > valid_from),
  CONSTRAINT absences_end CHECK (ended_at IS NULL OR ended_at < valid_until)
);
COMMENT ON TABLE absences IS '请假外出:谁从何时到何时不在岗;只记类别,不记病情';
SELECT app.dist_hash('absences', 'tenant_id', 'chains');
CREATE INDEX absences_by_person ON absences (tenant_id, person_id, valid_until);

CREATE TABLE absence_posts (
  tenant_id bigint NOT NULL,
  absence_id uuid NOT NULL,
  post_id uuid NOT NULL,
  deputy_person_id uuid,
  -- The deputy's time in the post; null when nobody stands in, or when he sat there already.
  holding_id uuid,
  CONSTRAINT absence_posts_pkey PRIMARY KEY (tenant_id, absence_id, post_id),
  CONSTRAINT absence_posts_deputy CHECK (holding_id IS NULL OR deputy_person_id IS NOT NULL)
);
COMMENT ON TABLE absence_posts IS '请假涉及的岗位和代理人;没有代理人的由上一级负责';
SELECT app.dist_hash('absence_posts', 'tenant_id', 'chains');
CREATE INDEX absence_posts_by_post ON absence_posts (tenant_id, post_id);
CREATE INDEX absence_posts_by_deputy ON absence_posts (tenant_id, deputy_person_id) WHERE deputy_person_id IS NOT NULL;

ALTER TABLE absences ADD CONSTRAINT absences_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE absence_posts ADD CONSTRAINT absence_posts_absence_fk FOREIGN KEY (tenant_id, absence_id) REFERENCES absences (tenant_id, id);
ALTER TABLE absence_posts ADD CONSTRAINT absence_posts_post_fk FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id);
ALTER TABLE absence_posts ADD CONSTRAINT absence_posts_deputy_fk FOREIGN KEY (tenant_id, deputy_person_id) REFERENCES persons (tenant_id, id);
