SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- Confidential support of members (受挫情绪疏导): who asks whom, and words that only these two read. No grid stands on any row.

CREATE TABLE supporters (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  state text NOT NULL,
  about text NOT NULL,
  asked_by_person_id uuid,
  asked_at timestamptz NOT NULL,
  -- The person's own yes.
  agreed_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT supporters_pkey PRIMARY KEY (tenant_id, person_id),
  CONSTRAINT supporters_state CHECK (state IN ('asked', 'active', 'ended')),
  CONSTRAINT supporters_yes CHECK (state <> 'active' OR agreed_at IS NOT NULL)
);
COMMENT ON TABLE supporters IS '倾听者:街道请来、本人同意的情绪疏导支持者';
SELECT app.dist_hash('supporters', 'tenant_id', 'chains');

CREATE TABLE support_requests (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  asker_person_id uuid NOT NULL,
  supporter_person_id uuid NOT NULL,
  state text NOT NULL,
  asked_at timestamptz NOT NULL,
  answered_at timestamptz,
  erase_at timestamptz NOT NULL,
  CONSTRAINT support_requests_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT support_requests_state CHECK (state IN ('open', 'withdrawn')),
  CONSTRAINT support_requests_other CHECK (asker_person_id <> supporter_person_id)
);
COMMENT ON TABLE support_requests IS '想聊聊:谁找了哪位倾听者;到期整条删除';
SELECT app.dist_hash('support_requests', 'tenant_id', 'chains');
CREATE INDEX support_requests_by_asker ON support_requests (tenant_id, asker_person_id);
CREATE INDEX support_requests_by_supporter ON support_requests (tenant_id, supporter_person_id);
CREATE INDEX support_requests_to_erase ON support_requests (erase_at);

CREATE TABLE support_words (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  by_supporter boolean NOT NULL,
  text_sealed bytea NOT NULL,
  salt bytea NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT support_words_pkey PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE support_words IS '倾听往来的话:密封保存,只有双方读得到';
SELECT app.dist_hash('support_words', 'tenant_id', 'chains');
CREATE INDEX support_words_by_request ON support_words (tenant_id, request_id, at);

ALTER TABLE supporters ADD CONSTRAINT supporters_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE support_requests ADD CONSTRAINT support_requests_asker_fk FOREIGN KEY (tenant_id, asker_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE support_requests ADD CONSTRAINT support_requests_supporter_fk FOREIGN KEY (tenant_id, supporter_person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE support_words ADD CONSTRAINT support_words_request_fk FOREIGN KEY (tenant_id, request_id) REFERENCES support_requests (tenant_id, id);
