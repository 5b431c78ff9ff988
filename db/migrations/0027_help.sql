SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE help_requests (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  kind text NOT NULL,
  text text,
  text_salt bytea,
  from_date date NOT NULL,
  until_date date NOT NULL,
  day_part text NOT NULL,
  ends_at timestamptz NOT NULL,
  state text NOT NULL,
  asker_person_id uuid NOT NULL,
  asker_shown text,
  entered_by_person_id uuid,
  slot integer,
  asked_at timestamptz NOT NULL,
  still_asked_at timestamptz,
  helper_person_id uuid,
  helper_shown text,
  accepted_at timestamptz,
  said_done_by_person_id uuid,
  said_done_at timestamptz,
  returns integer NOT NULL,
  done_at timestamptz,
  thanks text,
  thanks_salt bytea,
  thanked_at timestamptz,
  ended_at timestamptz,
  hidden_at timestamptz,
  hidden_reason text,
  hidden_by_person_id uuid,
  hidden_case_id uuid,
  next_step_at timestamptz,
  CONSTRAINT help_requests_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT help_requests_state CHECK (state IN ('open', 'accepted', 'said_done', 'done', 'thanked', 'withdrawn', 'expired', 'ended')),
  CONSTRAINT help_requests_day_part CHECK (day_part IN ('any', 'morning', 'afternoon', 'evening')),
  CONSTRAINT help_requests_window CHECK (until_date >= from_date),
  CONSTRAINT help_requests_helper CHECK ((state IN ('accepted', 'said_done', 'done', 'thanked')) <= (helper_person_id IS NOT NULL AND accepted_at IS NOT NULL)),
  CONSTRAINT help_requests_not_oneself CHECK (helper_person_id IS NULL OR helper_person_id <> asker_person_id),
  CONSTRAINT help_requests_slot CHECK ((state IN ('open', 'accepted', 'said_done')) = (slot IS NOT NULL) AND (slot IS NULL OR slot BETWEEN 1 AND 3)),
  CONSTRAINT help_requests_end CHECK ((state IN ('done', 'thanked', 'withdrawn', 'expired', 'ended')) = (ended_at IS NOT NULL)),
  CONSTRAINT help_requests_moves_on CHECK (ended_at IS NOT NULL OR next_step_at IS NOT NULL)
);
COMMENT ON TABLE help_requests IS '邻里互助的求助:要什么帮忙、什么时候、在哪个网格;双方都答应之前不露门牌和电话';
SELECT app.dist_hash('help_requests', 'tenant_id', 'chains');
CREATE UNIQUE INDEX help_requests_slots ON help_requests (tenant_id, asker_person_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX help_requests_open ON help_requests (tenant_id, community_id, ends_at) WHERE state = 'open' AND hidden_at IS NULL;
CREATE INDEX help_requests_by_asker ON help_requests (tenant_id, asker_person_id, asked_at);
CREATE INDEX help_requests_by_helper ON help_requests (tenant_id, helper_person_id, accepted_at) WHERE helper_person_id IS NOT NULL;
CREATE INDEX help_requests_by_enterer ON help_requests (tenant_id, entered_by_person_id, asked_at) WHERE entered_by_person_id IS NOT NULL;
CREATE INDEX help_requests_by_grid ON help_requests (tenant_id, grid_id, asked_at);
CREATE INDEX help_requests_by_month ON help_requests (tenant_id, community_id, asked_at);
CREATE INDEX help_requests_hidden ON help_requests (tenant_id, hidden_by_person_id, hidden_at) WHERE hidden_at IS NOT NULL;
CREATE INDEX help_requests_steps ON help_requests (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;

CREATE TABLE help_offers (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  kinds text[] NOT NULL,
  text text,
  text_salt bytea,
  weekdays integer[] NOT NULL,
  day_part text NOT NULL,
  reach text NOT NULL,
  state text NOT NULL,
  giver_person_id uuid NOT NULL,
  giver_shown text,
  entered_by_person_id uuid,
  slot integer,
  offered_at timestamptz NOT NULL,
  ended_at timestamptz,
  hidden_at timestamptz,
  hidden_reason text,
  hidden_by_person_id uuid,
  hidden_case_id uuid,
  next_step_at timestamptz,
  CONSTRAINT help_offers_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT help_offers_state CHECK (state IN ('open', 'withdrawn', 'expired', 'ended')),
  CONSTRAINT help_offers_day_part CHECK (day_part IN ('any', 'morning', 'afternoon', 'evening')),
  CONSTRAINT help_offers_reach CHECK (reach IN ('micro', 'ordinary', 'community')),
  CONSTRAINT help_offers_slot CHECK ((state = 'open') = (slot IS NOT NULL) AND (slot IS NULL OR slot BETWEEN 1 AND 3)),
  CONSTRAINT help_offers_end CHECK ((state = 'open') = (ended_at IS NULL)),
  CONSTRAINT help_offers_moves_on CHECK (ended_at IS NOT NULL OR next_step_at IS NOT NULL)
);
COMMENT ON TABLE help_offers IS '邻里互助的帮忙意愿:能帮什么、一周里哪几天、愿意走多远';
SELECT app.dist_hash('help_offers', 'tenant_id', 'chains');
CREATE UNIQUE INDEX help_offers_slots ON help_offers (tenant_id, giver_person_id, slot) WHERE slot IS NOT NULL;
CREATE INDEX help_offers_open ON help_offers (tenant_id, community_id, offered_at) WHERE state = 'open' AND hidden_at IS NULL;
CREATE INDEX help_offers_by_giver ON help_offers (tenant_id, giver_person_id, offered_at);
CREATE INDEX help_offers_by_enterer ON help_offers (tenant_id, entered_by_person_id, offered_at) WHERE entered_by_person_id IS NOT NULL;
CREATE INDEX help_offers_by_grid ON help_offers (tenant_id, grid_id, offered_at);
CREATE INDEX help_offers_hidden ON help_offers (tenant_id, hidden_by_person_id, hidden_at) WHERE hidden_at IS NOT NULL;
CREATE INDEX help_offers_steps ON help_offers (tenant_id, next_step_at) WHERE next_step_at IS NOT NULL;

CREATE TABLE help_invites (
  tenant_id bigint NOT NULL,
  request_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  invited_at timestamptz NOT NULL,
  CONSTRAINT help_invites_pkey PRIMARY KEY (tenant_id, request_id, offer_id)
);
COMMENT ON TABLE help_invites IS '邻里互助的邀请:求助的人请哪一份帮忙意愿看一看';
SELECT app.dist_hash('help_invites', 'tenant_id', 'chains');
CREATE INDEX help_invites_by_offer ON help_invites (tenant_id, offer_id);

ALTER TABLE help_requests ADD CONSTRAINT help_requests_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE help_requests ADD CONSTRAINT help_requests_case_fk FOREIGN KEY (tenant_id, hidden_case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE help_offers ADD CONSTRAINT help_offers_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE help_offers ADD CONSTRAINT help_offers_case_fk FOREIGN KEY (tenant_id, hidden_case_id) REFERENCES cases (tenant_id, id);
ALTER TABLE help_invites ADD CONSTRAINT help_invites_request_fk FOREIGN KEY (tenant_id, request_id) REFERENCES help_requests (tenant_id, id);
ALTER TABLE help_invites ADD CONSTRAINT help_invites_offer_fk FOREIGN KEY (tenant_id, offer_id) REFERENCES help_offers (tenant_id, id);
