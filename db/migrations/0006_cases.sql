SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE cases (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  chain_id bigint NOT NULL,
  number text NOT NULL,
  grid_id uuid NOT NULL,
  grid_version_id uuid NOT NULL,
  building_id uuid,
  household_id uuid,
  place_name text NOT NULL,
  lng double precision,
  lat double precision,
  channel text NOT NULL,
  state text NOT NULL,
  nature text NOT NULL,
  category_code text,
  category_set_id uuid NOT NULL,
  routing_set_id uuid NOT NULL,
  calendar_set_id uuid NOT NULL,
  tier text NOT NULL,
  priority text NOT NULL,
  is_sensitive boolean NOT NULL,
  is_supervised boolean NOT NULL,
  summary text NOT NULL,
  summary_salt bytea NOT NULL,
  search tsvector NOT NULL,
  owner_post_id uuid,
  handler_post_id uuid,
  handler_person_id uuid,
  next_deadline_at timestamptz,
  due_at timestamptz,
  is_due_provisional boolean NOT NULL,
  due_ruled_by text,
  outcome text,
  answer text,
  answer_salt bytea,
  reporter_verdict text,
  rating integer,
  return_count integer NOT NULL,
  rework_count integer NOT NULL,
  reopen_count integer NOT NULL,
  merged_into_id uuid,
  reported_at timestamptz NOT NULL,
  assigned_at timestamptz,
  claimed_at timestamptz,
  resolved_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  version integer NOT NULL,
  CONSTRAINT cases_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT cases_number UNIQUE (tenant_id, number),
  CONSTRAINT cases_state CHECK (state IN ('reported', 'triaged', 'assigned', 'in_progress', 'resolved', 'verified', 'deferred', 'closed')),
  CONSTRAINT cases_tier CHECK (tier IN ('grid', 'community', 'subdistrict')),
  CONSTRAINT cases_priority CHECK (priority IN ('urgent', 'high', 'normal', 'low')),
  CONSTRAINT cases_outcome CHECK (outcome IS NULL OR outcome IN ('solved', 'solved_in_part', 'explained', 'not_ours', 'planned', 'not_possible', 'duplicate', 'invalid', 'withdrawn')),
  CONSTRAINT cases_no_orphan CHECK (state = 'closed' OR (owner_post_id IS NOT NULL AND next_deadline_at IS NOT NULL)),
  CONSTRAINT cases_always_an_answer CHECK (state NOT IN ('verified', 'closed') OR (outcome IS NOT NULL AND answer IS NOT NULL)),
  CONSTRAINT cases_rating CHECK (rating BETWEEN 1 AND 5)
);
COMMENT ON TABLE cases IS '件:有且只有一个责任岗位、一个时限、一个答复';
SELECT app.dist_hash('cases', 'tenant_id', 'chains');
CREATE INDEX cases_desk ON cases (tenant_id, grid_id, next_deadline_at) WHERE state <> 'closed';
CREATE INDEX cases_by_deadline ON cases (tenant_id, next_deadline_at, id) WHERE state <> 'closed';
CREATE INDEX cases_by_owner ON cases (tenant_id, owner_post_id, next_deadline_at) WHERE state <> 'closed';
CREATE INDEX cases_recent ON cases (tenant_id, reported_at DESC, id);
CREATE INDEX cases_by_handler ON cases (tenant_id, handler_person_id, reported_at);
CREATE INDEX cases_by_category ON cases (tenant_id, category_code, reported_at);
CREATE INDEX cases_merged ON cases (tenant_id, merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX cases_search ON cases USING gin (search);

CREATE TABLE case_parties (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  party_id uuid NOT NULL,
  person_id uuid,
  bearer_hash bytea,
  party_as text NOT NULL,
  joined_at timestamptz NOT NULL,
  answered_at timestamptz,
  verdict text,
  CONSTRAINT case_parties_pkey PRIMARY KEY (tenant_id, case_id, party_id),
  CONSTRAINT case_parties_as CHECK (party_as IN ('reporter', 'member', 'follower', 'on_behalf', 'opener')),
  CONSTRAINT case_parties_key CHECK (person_id IS NOT NULL OR bearer_hash IS NOT NULL)
);
COMMENT ON TABLE case_parties IS '当事人:谁该得到答复';
SELECT app.dist_hash('case_parties', 'tenant_id', 'chains');
CREATE INDEX case_parties_by_person ON case_parties (tenant_id, person_id, case_id);
CREATE INDEX case_parties_by_bearer ON case_parties (tenant_id, bearer_hash);

CREATE TABLE case_clocks (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  owner_post_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  limit_value integer NOT NULL,
  limit_unit text NOT NULL,
  paused_at timestamptz,
  left_minutes double precision,
  is_provisional boolean NOT NULL,
  stopped_at timestamptz,
  CONSTRAINT case_clocks_pkey PRIMARY KEY (tenant_id, case_id, kind),
  CONSTRAINT case_clocks_kind CHECK (kind IN ('triage', 'assign', 'handle', 'ask', 'verify', 'rating'))
);
COMMENT ON TABLE case_clocks IS '件的各个时钟:受理研判、交办、办理、补充、核查、评价';
SELECT app.dist_hash('case_clocks', 'tenant_id', 'chains');

CREATE TABLE case_notes (
  tenant_id bigint NOT NULL,
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  salt bytea NOT NULL,
  is_public boolean NOT NULL,
  at timestamptz NOT NULL,
  by_person_id uuid,
  by_post_id uuid,
  CONSTRAINT case_notes_pkey PRIMARY KEY (tenant_id, case_id, id),
  CONSTRAINT case_notes_kind CHECK (kind IN ('question', 'supply', 'progress', 'reason', 'answer', 'finding', 'comment', 'told'))
);
COMMENT ON TABLE case_notes IS '件的文字:提问、补充、进展、理由、答复、核查意见';
SELECT app.dist_hash('case_notes', 'tenant_id', 'chains');

ALTER TABLE cases ADD CONSTRAINT cases_owner_fk FOREIGN KEY (tenant_id, owner_post_id) REFERENCES posts (tenant_id, id);
ALTER TABLE cases ADD CONSTRAINT cases_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE cases ADD CONSTRAINT cases_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE case_parties ADD CONSTRAINT case_parties_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE case_clocks ADD CONSTRAINT case_clocks_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE case_notes ADD CONSTRAINT case_notes_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
