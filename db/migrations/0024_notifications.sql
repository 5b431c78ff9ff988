SET LOCAL citus.multi_shard_modify_mode = 'sequential';

CREATE TABLE messages (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  urgency text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  community_id uuid,
  grid_id uuid,
  is_sensitive boolean NOT NULL,
  facts jsonb NOT NULL,
  reason text NOT NULL,
  dedupe_key text NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  plan text NOT NULL,
  why text,
  route text[] NOT NULL,
  planned_at timestamptz,
  expires_at timestamptz NOT NULL,
  digest_id uuid,
  CONSTRAINT messages_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT messages_once UNIQUE (tenant_id, dedupe_key),
  CONSTRAINT messages_urgency CHECK (urgency IN ('now', 'normal', 'digest')),
  CONSTRAINT messages_plan CHECK (plan IN ('inbox', 'sent', 'waiting', 'held', 'capped', 'digest', 'gathered', 'expired')),
  CONSTRAINT messages_planned CHECK ((plan IN ('waiting', 'held', 'capped', 'digest')) = (planned_at IS NOT NULL)),
  CONSTRAINT messages_gathered CHECK (plan <> 'gathered' OR digest_id IS NOT NULL)
);
COMMENT ON TABLE messages IS '消息:一人一事一条;只存编号、代码和时间,文字在看和送时由模板写出';
SELECT app.dist_hash('messages', 'tenant_id', 'chains');
CREATE INDEX messages_inbox ON messages (tenant_id, person_id, created_at DESC, id DESC);
CREATE INDEX messages_unread ON messages (tenant_id, person_id) WHERE read_at IS NULL;
CREATE INDEX messages_due ON messages (tenant_id, planned_at) WHERE planned_at IS NOT NULL;
CREATE INDEX messages_planned_by_person ON messages (tenant_id, person_id, plan) WHERE planned_at IS NOT NULL;
CREATE INDEX messages_by_subject ON messages (tenant_id, subject_id, created_at);
CREATE INDEX messages_by_grid ON messages (tenant_id, grid_id, created_at);
CREATE INDEX messages_by_digest ON messages (tenant_id, digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX messages_by_age ON messages (tenant_id, created_at);

CREATE TABLE digests (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind text NOT NULL,
  on_date date NOT NULL,
  count integer NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT digests_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT digests_kind CHECK (kind IN ('daily', 'bundle'))
);
COMMENT ON TABLE digests IS '汇总:每人每天至多一份日报;短时间内过多的消息合并成一条';
SELECT app.dist_hash('digests', 'tenant_id', 'chains');
CREATE UNIQUE INDEX digests_once_a_day ON digests (tenant_id, person_id, on_date) WHERE kind = 'daily';

CREATE TABLE message_sends (
  tenant_id bigint NOT NULL,
  message_id uuid NOT NULL,
  channel text NOT NULL,
  person_id uuid NOT NULL,
  way_id uuid,
  dedupe_key text NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT message_sends_pkey PRIMARY KEY (tenant_id, message_id, channel, dedupe_key),
  CONSTRAINT message_sends_channel CHECK (channel IN ('web_push', 'wechat', 'wecom_app', 'email', 'sms'))
);
COMMENT ON TABLE message_sends IS '消息经哪个渠道送出:一条消息每个渠道至多一次;对应的投递以去重键相连';
SELECT app.dist_hash('message_sends', 'tenant_id', 'chains');
CREATE INDEX message_sends_by_person ON message_sends (tenant_id, person_id, at);
CREATE INDEX message_sends_by_day ON message_sends (tenant_id, at);

CREATE TABLE preferences (
  tenant_id bigint NOT NULL,
  person_id uuid NOT NULL,
  groups jsonb NOT NULL,
  channels text[] NOT NULL,
  quiet_from integer,
  quiet_until integer,
  digest_at integer NOT NULL,
  language text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT preferences_pkey PRIMARY KEY (tenant_id, person_id),
  CONSTRAINT preferences_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
  CONSTRAINT preferences_minutes CHECK (digest_at BETWEEN 0 AND 1439 AND coalesce(quiet_from, 0) BETWEEN 0 AND 1439 AND coalesce(quiet_until, 0) BETWEEN 0 AND 1439),
  CONSTRAINT preferences_language CHECK (language IN ('zh', 'en'))
);
COMMENT ON TABLE preferences IS '消息设置:每人按类开关、渠道先后、免打扰时段、汇总时间、语言;没有行就用默认';
SELECT app.dist_hash('preferences', 'tenant_id', 'chains');

CREATE TABLE contact_ways (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  channel text NOT NULL,
  sealed bytea NOT NULL,
  address_hash bytea NOT NULL,
  state text NOT NULL,
  code_hash bytea,
  code_until timestamptz,
  code_tries integer NOT NULL,
  credits jsonb NOT NULL,
  added_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  CONSTRAINT contact_ways_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT contact_ways_once UNIQUE (tenant_id, person_id, channel, address_hash),
  CONSTRAINT contact_ways_channel CHECK (channel IN ('web_push', 'wechat', 'wecom_app', 'email')),
  CONSTRAINT contact_ways_state CHECK (state IN ('waiting', 'confirmed', 'gone'))
);
COMMENT ON TABLE contact_ways IS '联系方式:网页推送订阅、已验证的邮箱、企业微信、微信订阅消息(含每个模板的剩余次数);地址加密';
SELECT app.dist_hash('contact_ways', 'tenant_id', 'chains');
CREATE INDEX contact_ways_by_address ON contact_ways (tenant_id, channel, address_hash);

CREATE TABLE message_templates (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  kind text NOT NULL,
  channel text NOT NULL,
  language text NOT NULL,
  version integer NOT NULL,
  is_current boolean NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  fields jsonb NOT NULL,
  carrier_code text,
  salt bytea NOT NULL,
  published_at timestamptz NOT NULL,
  published_by_person_id uuid,
  CONSTRAINT message_templates_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT message_templates_version UNIQUE (tenant_id, community_id, kind, channel, language, version),
  CONSTRAINT message_templates_channel CHECK (channel IN ('inbox', 'web_push', 'wechat', 'wecom_app', 'email', 'sms')),
  CONSTRAINT message_templates_language CHECK (language IN ('zh', 'en'))
);
COMMENT ON TABLE message_templates IS '消息模板:社区按事项、渠道、语言发布的文字;旧版本保留,可以恢复';
SELECT app.dist_hash('message_templates', 'tenant_id', 'chains');
CREATE UNIQUE INDEX message_templates_current ON message_templates (tenant_id, community_id, kind, channel, language) WHERE is_current;

CREATE TABLE group_robots (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  grid_id uuid NOT NULL,
  name text NOT NULL,
  sealed bytea NOT NULL,
  address_hash bytea NOT NULL,
  groups text[] NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT group_robots_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT group_robots_once UNIQUE (tenant_id, grid_id, address_hash)
);
COMMENT ON TABLE group_robots IS '群机器人:网格的企业微信群;密钥加密,从不显示';
SELECT app.dist_hash('group_robots', 'tenant_id', 'chains');

CREATE TABLE notices (
  tenant_id bigint NOT NULL,
  id uuid NOT NULL,
  community_id uuid NOT NULL,
  grid_id uuid NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  salt bytea NOT NULL,
  until_at timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  published_by_person_id uuid,
  published_by_post_id uuid,
  corrected_at timestamptz,
  version integer NOT NULL,
  opened_count integer NOT NULL,
  told_at timestamptz,
  told_after uuid,
  CONSTRAINT notices_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT notices_state CHECK (state IN ('published', 'withdrawn'))
);
COMMENT ON TABLE notices IS '通知:宣传到楼栋、服务到寝室;发给网格、楼栋或房间的人,到期自动撤下';
SELECT app.dist_hash('notices', 'tenant_id', 'chains');
CREATE INDEX notices_in_force ON notices (tenant_id, until_at) WHERE state = 'published';
CREATE INDEX notices_by_grid ON notices (tenant_id, grid_id, published_at DESC);

CREATE TABLE notice_targets (
  tenant_id bigint NOT NULL,
  notice_id uuid NOT NULL,
  kind text NOT NULL,
  target_id uuid NOT NULL,
  CONSTRAINT notice_targets_pkey PRIMARY KEY (tenant_id, notice_id, kind, target_id),
  CONSTRAINT notice_targets_kind CHECK (kind IN ('grid', 'building', 'household'))
);
COMMENT ON TABLE notice_targets IS '通知发给哪里:网格、楼栋、房间';
SELECT app.dist_hash('notice_targets', 'tenant_id', 'chains');
CREATE INDEX notice_targets_by_target ON notice_targets (tenant_id, target_id);

CREATE TABLE notice_reads (
  tenant_id bigint NOT NULL,
  notice_id uuid NOT NULL,
  person_id uuid NOT NULL,
  read_at timestamptz NOT NULL,
  CONSTRAINT notice_reads_pkey PRIMARY KEY (tenant_id, notice_id, person_id)
);
COMMENT ON TABLE notice_reads IS '通知被谁读过:只对登录的人记录,只按户计数展示';
SELECT app.dist_hash('notice_reads', 'tenant_id', 'chains');

ALTER TABLE messages ADD CONSTRAINT messages_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE digests ADD CONSTRAINT digests_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE preferences ADD CONSTRAINT preferences_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE contact_ways ADD CONSTRAINT contact_ways_person_fk FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id);
ALTER TABLE message_templates ADD CONSTRAINT message_templates_community_fk FOREIGN KEY (tenant_id, community_id) REFERENCES communities (tenant_id, id);
ALTER TABLE group_robots ADD CONSTRAINT group_robots_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE notices ADD CONSTRAINT notices_grid_fk FOREIGN KEY (tenant_id, grid_id) REFERENCES grids (tenant_id, id);
ALTER TABLE notice_targets ADD CONSTRAINT notice_targets_notice_fk FOREIGN KEY (tenant_id, notice_id) REFERENCES notices (tenant_id, id);
ALTER TABLE notice_reads ADD CONSTRAINT notice_reads_notice_fk FOREIGN KEY (tenant_id, notice_id) REFERENCES notices (tenant_id, id);
