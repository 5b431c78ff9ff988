SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE topics (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  chain_id bigint NOT NULL,
  grid_id uuid NOT NULL,
  scope_kind text NOT NULL,
  scope_ids uuid[] NOT NULL,
  scope_name text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  question text NOT NULL,
  background text NOT NULL,
  salt bytea NOT NULL,
  ballot text NOT NULL,
  max_choices integer NOT NULL,
  quorum text NOT NULL,
  threshold text NOT NULL,
  threshold_of text NOT NULL,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  count_at timestamptz NOT NULL,
  state text NOT NULL,
  made_at timestamptz NOT NULL,
  made_by_person_id uuid,
  roll_size integer,
  withdrawn_reason text,
  outcome text,
  outcome_reason text,
  winners integer[] NOT NULL,
  cast_count integer,
  closed_at timestamptz,
  resolution text,
  case_id uuid,
  case_opened_at timestamptz,
  account text,
  account_outcome text,
  accounted_at timestamptz,
  CONSTRAINT topics_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT topics_scope CHECK (scope_kind IN ('grid', 'compound', 'buildings')),
  CONSTRAINT topics_kind CHECK (kind IN ('opinion', 'vote')),
  CONSTRAINT topics_ballot CHECK (ballot IN ('open', 'secret')),
  CONSTRAINT topics_state CHECK (state IN ('announced', 'open', 'closed', 'withdrawn')),
  CONSTRAINT topics_outcome CHECK (outcome IS NULL OR outcome IN ('adopted', 'failed', 'held', 'heard')),
  CONSTRAINT topics_closed CHECK ((state = 'closed') = (outcome IS NOT NULL)),
  CONSTRAINT topics_times CHECK (closes_at > opens_at AND count_at >= closes_at),
  CONSTRAINT topics_rolled CHECK (state <> 'open' OR roll_size IS NOT NULL)
);
COMMENT ON TABLE topics IS '议题:在一个网格、小区或几栋楼里征求意见或表决;按户一票';
SELECT app.dist_hash('topics', 'tenant_id', 'chains');
CREATE INDEX topics_by_grid ON topics (tenant_id, grid_id);
CREATE INDEX topics_to_open ON topics (tenant_id, opens_at) WHERE state = 'announced';
CREATE INDEX topics_to_count ON topics (tenant_id, count_at) WHERE state = 'open';
CREATE INDEX topics_by_case ON topics (tenant_id, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE topic_options (
  tenant_id bigint NOT NULL,
  topic_id uuid NOT NULL,
  position integer NOT NULL,
  text text NOT NULL,
  stance text NOT NULL,
  tally integer,
  CONSTRAINT topic_options_pkey PRIMARY KEY (tenant_id, topic_id, position),
  CONSTRAINT topic_options_position CHECK (position BETWEEN 1 AND 10),
  CONSTRAINT topic_options_stance CHECK (stance IN ('for', 'against', 'abstain'))
);
COMMENT ON TABLE topic_options IS '议题的选项;计票后有票数';
SELECT app.dist_hash('topic_options', 'tenant_id', 'chains');

CREATE TABLE topic_rolls (
  tenant_id bigint NOT NULL,
  topic_id uuid NOT NULL,
  household_id uuid NOT NULL,
  CONSTRAINT topic_rolls_pkey PRIMARY KEY (tenant_id, topic_id, household_id)
);
COMMENT ON TABLE topic_rolls IS '户册:开始时冻结的有投票权的户';
SELECT app.dist_hash('topic_rolls', 'tenant_id', 'chains');

CREATE TABLE topic_opinions (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  topic_id uuid NOT NULL,
  person_id uuid,
  text text NOT NULL,
  salt bytea NOT NULL,
  given_at timestamptz NOT NULL,
  hidden_at timestamptz,
  hidden_reason text,
  hidden_by_person_id uuid,
  answer text,
  answered_at timestamptz,
  answered_by_person_id uuid,
  CONSTRAINT topic_opinions_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT topic_opinions_hidden CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)),
  CONSTRAINT topic_opinions_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT topic_opinions_erased CHECK ((person_id IS NULL) = (hidden_reason IS NOT DISTINCT FROM 'erased') AND (person_id IS NOT NULL OR text = ''))
);
COMMENT ON TABLE topic_opinions IS '居民对议题的意见;可带理由隐藏;本人要求删除个人信息时清空原文和作者;社区可答复';
SELECT app.dist_hash('topic_opinions', 'tenant_id', 'chains');
CREATE INDEX topic_opinions_by_topic ON topic_opinions (tenant_id, topic_id);

CREATE TABLE topic_votes (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  topic_id uuid NOT NULL,
  household_id uuid NOT NULL,
  way text NOT NULL,
  person_id uuid,
  box bytea,
  box_hash text NOT NULL,
  voted_at timestamptz NOT NULL,
  entered_at timestamptz NOT NULL,
  is_current boolean NOT NULL,
  CONSTRAINT topic_votes_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT topic_votes_way CHECK (way IN ('phone', 'proxy', 'paper'))
);
COMMENT ON TABLE topic_votes IS '表决:每户只有一张有效票,改过的旧票留作记录;选择封存在 box,无记名表决计票后销毁';
SELECT app.dist_hash('topic_votes', 'tenant_id', 'chains');
CREATE UNIQUE INDEX topic_votes_one_current ON topic_votes (tenant_id, topic_id, household_id) WHERE is_current;

CREATE TABLE topic_ballots (
  tenant_id bigint NOT NULL,
  topic_id uuid NOT NULL,
  code text NOT NULL,
  choices integer[] NOT NULL,
  household_id uuid,
  CONSTRAINT topic_ballots_pkey PRIMARY KEY (tenant_id, topic_id, code)
);
COMMENT ON TABLE topic_ballots IS '计票后公开的票:按回执码排列,任何人可以重新计票;无记名的不留户';
SELECT app.dist_hash('topic_ballots', 'tenant_id', 'chains');

CREATE TABLE topic_papers (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  topic_id uuid NOT NULL,
  household_id uuid NOT NULL,
  state text NOT NULL,
  received_at timestamptz NOT NULL,
  entries bytea[] NOT NULL,
  entered_by uuid[] NOT NULL,
  entered_at timestamptz[] NOT NULL,
  vote_id uuid,
  CONSTRAINT topic_papers_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT topic_papers_state CHECK (state IN ('waiting', 'differing', 'agreed', 'dropped'))
);
COMMENT ON TABLE topic_papers IS '纸质票:两人先后录入,互不可见,一致才算;不一致由第三人看原件';
SELECT app.dist_hash('topic_papers', 'tenant_id', 'chains');
CREATE UNIQUE INDEX topic_papers_one_open ON topic_papers (tenant_id, topic_id, household_id) WHERE state IN ('waiting', 'differing');

CREATE TABLE topic_mandates (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  topic_id uuid NOT NULL,
  household_id uuid NOT NULL,
  proxy_person_id uuid NOT NULL,
  signed_by text NOT NULL,
  salt bytea NOT NULL,
  state text NOT NULL,
  entered_at timestamptz NOT NULL,
  entered_by_person_id uuid,
  confirmed_at timestamptz,
  confirmed_by_person_id uuid,
  revoked_at timestamptz,
  CONSTRAINT topic_mandates_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT topic_mandates_state CHECK (state IN ('entered', 'confirmed', 'revoked')),
  CONSTRAINT topic_mandates_confirmed CHECK (state <> 'confirmed' OR confirmed_at IS NOT NULL)
);
COMMENT ON TABLE topic_mandates IS '书面委托:一户委托一人投票,一人登记、另一人核对后有效';
SELECT app.dist_hash('topic_mandates', 'tenant_id', 'chains');
CREATE UNIQUE INDEX topic_mandates_one ON topic_mandates (tenant_id, topic_id, household_id) WHERE state <> 'revoked';
CREATE INDEX topic_mandates_by_proxy ON topic_mandates (tenant_id, topic_id, proxy_person_id);

ALTER TABLE topics ADD CONSTRAINT topics_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE topics ADD CONSTRAINT topics_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE topics ADD CONSTRAINT topics_case_fk FOREIGN KEY (tenant_id, case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE topic_options ADD CONSTRAINT topic_options_topic_fk FOREIGN KEY (tenant_id, topic_id) REFERENCES topics (tenant_id, id);
ALTER TABLE topic_rolls ADD CONSTRAINT topic_rolls_topic_fk FOREIGN KEY (tenant_id, topic_id) REFERENCES topics (tenant_id, id);
ALTER TABLE topic_rolls ADD CONSTRAINT topic_rolls_household_fk FOREIGN KEY (tenant_id, household_id) REFERENCES households (tenant_id, id);
ALTER TABLE topic_opinions ADD CONSTRAINT topic_opinions_topic_fk FOREIGN KEY (tenant_id, topic_id) REFERENCES topics (tenant_id, id);
ALTER TABLE topic_opinions ADD CONSTRAINT topic_opinions_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE topic_votes ADD CONSTRAINT topic_votes_roll_fk FOREIGN KEY (tenant_id, topic_id, household_id) REFERENCES topic_rolls (tenant_id, topic_id, household_id);
ALTER TABLE topic_ballots ADD CONSTRAINT topic_ballots_topic_fk FOREIGN KEY (tenant_id, topic_id) REFERENCES topics (tenant_id, id);
ALTER TABLE topic_papers ADD CONSTRAINT topic_papers_roll_fk FOREIGN KEY (tenant_id, topic_id, household_id) REFERENCES topic_rolls (tenant_id, topic_id, household_id);
ALTER TABLE topic_mandates ADD CONSTRAINT topic_mandates_roll_fk FOREIGN KEY (tenant_id, topic_id, household_id) REFERENCES topic_rolls (tenant_id, topic_id, household_id);
ALTER TABLE topic_mandates ADD CONSTRAINT topic_mandates_person_fk FOREIGN KEY (tenant_id, proxy_person_id) REFERENCES persons (tenant_id, id);
